package frontrow.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the person at the terminal sees: a line a step, the addresses, the goodbye. */
final class Screen {

    private final PrintStream out;
    private final Instant began;

    Screen(PrintStream out, Instant began) {
        this.out = out;
        this.began = began;
    }

    synchronized void step(String step) {
        out.printf("  %5.1f s  %s%n", seconds(Duration.between(began, Instant.now())), step);
    }

    synchronized void banner(LocalSystem system, Place place, Duration took) {
        Ports ports = place.ports();
        out.printf("""

                Frontrow runs (%.1f s).

                  Start here       %s
                  Operators        %s/operator.html
                  Swagger UI       %s/swagger-ui.html
                  PostgreSQL       127.0.0.1:%d  (database, user and password: reservation, payment, wallet, analytics)
                  Kafka            127.0.0.1:%d
                  Schema registry  http://127.0.0.1:%d
                  Data and logs    %s

                Ctrl-C stops it; its data stays.
                """, seconds(took), system.gateway(), system.gateway(), system.gateway(), ports.postgres(), ports.kafka(),
                ports.registry(),
                place.data());
    }

    synchronized void stopping() {
        out.println();
        out.println("Stopping ...");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
