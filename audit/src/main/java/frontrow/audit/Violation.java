package frontrow.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule breaks.
 *
 * @param subject the reservation, seat, wallet or concert
 * @param at      the first record that breaks it; none where only a database does
 * @param chain   the records that led there, by their times
 */
public record Violation(Rule rule, String subject, String message, @Nullable Location at, List<Step> chain) {

    public Violation {
        chain = List.copyOf(chain);
    }

    /** A record of the chain; {@code at} is the time that the event says. */
    public record Step(Location location, String event, Instant at) {}
}
