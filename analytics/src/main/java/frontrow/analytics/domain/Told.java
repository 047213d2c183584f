package frontrow.analytics.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a topic tells it, for people.
 *
 * @param at     when it happened, by the clock of whoever says so
 * @param event  its name
 * @param fields what else it says, by the schema's names and in its order
 */
public record Told(Instant at, String event, String topic, int partition, long offset, Map<String, @Nullable Object> fields) {

    public Told {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
