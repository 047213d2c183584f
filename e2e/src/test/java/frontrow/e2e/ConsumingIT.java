package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/CONSUMING.md, run as it stands there. */
class ConsumingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void theExamplePrintsAPurchaseFromItsTopic() throws IOException {
        SystemUnderTest system = SystemUnderTest.shared();
        Api api = system.api();
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        Fan fan = Fan.named(api, "followed").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 12).expect(201).text("reservationId");
        fan.pay(reservation, Concert.PRICE).expect(200);

        Path output = directory.resolve("output.txt");
        Process follower = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "../docs/examples/Follow.java", "127.0.0.1:" + system.ports().kafka(),
                "http://127.0.0.1:" + system.ports().registry() + "/apis/ccompat/v7", "reservation.events")
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Files.readAllLines(output))
                    .filteredOn(line -> line.contains(" " + reservation + " {"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anySatisfy(line -> assertThat(line).contains(fan.userId).contains("\"seats\": [12]")));
        } finally {
            follower.destroyForcibly();
        }
    }
}
