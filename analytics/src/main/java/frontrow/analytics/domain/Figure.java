package frontrow.analytics.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a number is about.
 *
 * @param performanceId {@link #NO_PERFORMANCE} where it concerns the line
 * @param seat          any seat of the section it concerns; 0 where it concerns the line
 * @param minute        in which it happened: its first moment
 */
public record Figure(UUID concertId, UUID performanceId, int seat, Instant minute, Measure measure) {

    public static final UUID NO_PERFORMANCE = new UUID(0, 0);
}
