package frontrow.analytics.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a number is about.
 *
 * @param performanceId {@link #NO_PERFORMANCE} where it concerns the line
 * @param seat          any seat of the section it concerns; {@link #NO_SEAT} where it concerns the line, or none is told
 * @param minute        in which it happened: its first moment
 */
public record Figure(UUID concertId, UUID performanceId, int seat, Instant minute, Measure measure) {

    public static final UUID NO_PERFORMANCE = new UUID(0, 0);
    public static final int NO_SEAT = 0;

    public Figure of(int otherSeat) {
        return new Figure(concertId, performanceId, otherSeat, minute, measure);
    }
}
