package frontrow.audit.fold;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as one long, as they stand in the events: microseconds since 1970. */
final class Micros {

    static final long NEVER = Long.MAX_VALUE;
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant instant) {
        return instant.getEpochSecond() * PER_SECOND + instant.getNano() / 1_000;
    }

    static long of(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    static String until(long micros) {
        return micros == NEVER ? "still" : "until " + instant(micros);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
