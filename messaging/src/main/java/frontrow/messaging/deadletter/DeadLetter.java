package frontrow.messaging.deadletter;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer group could not handle.
 *
 * @param number        of the letter among those of its topic and group: its offset there
 * @param origin        where the record was first appended
 * @param failedAt      when it became a dead letter
 * @param type          the {@code ce_type} that it came with, if any
 * @param event         the event, if its bytes can be decoded
 * @param text          the record for people: JSON by the schema that it was written with, a hex dump where there is none
 */
public record DeadLetter(String consumerGroup, long number, Origin origin, Instant failedAt, @Nullable String type,
        @Nullable String key,
        String cause, String stackTrace, @Nullable SpecificRecord event, String text) {

    public String topic() {
        return origin.topic();
    }
}
