package frontrow.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    public Violation withChain(List<Step> other) {
        return new Violation(rule, subject, message, at, other);
    }

    /**
     * A record of the chain.
     *
     * @param at     the time that the event says
     * @param fields what else it says, by the schema's names and in its order; empty until somebody has read the record again
     */
    public record Step(Location location, String event, Instant at, Map<String, @Nullable Object> fields) {

        public Step {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        public Step(Location location, String event, Instant at) {
            this(location, event, at, Map.of());
        }

        public Step withFields(Map<String, @Nullable Object> told) {
            return new Step(location, event, at, told);
        }
    }
}
