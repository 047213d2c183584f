package frontrow.messaging;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it arrived from a topic.
 *
 * @param time the record's time of append at the broker
 */
public record Delivered(SpecificRecord event, String topic, int partition, long offset, Instant time, String key, Trace trace) {

    /** The same, as part of another trace. */
    public Delivered in(Trace other) {
        return new Delivered(event, topic, partition, offset, time, key, other);
    }
}
