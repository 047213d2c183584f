package frontrow.analytics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that took a time.
 *
 * @param endedAt when it was over
 */
public record Stretch(UUID concertId, Kind kind, Instant endedAt, Duration length) {

    public enum Kind {
        /** From joining the line until being let in. */
        WAIT,
        /** From joining the line until owning a seat. */
        PURCHASE,
        /** From a hold's end until its seats were released. */
        RELEASE
    }
}
