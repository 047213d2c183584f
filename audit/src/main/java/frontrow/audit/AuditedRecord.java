package frontrow.audit;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record of a topic, decoded.
 *
 * @param timestamp the broker's
 * @param eventId   its {@code ce_id}
 * @param valueHash of the bytes of the value: a repeat of an event has the same
 */
public record AuditedRecord(String topic, int partition, long offset, Instant timestamp, String key, UUID eventId, long valueHash,
        SpecificRecord event) {

    public Location location() {
        return new Location(topic, partition, offset);
    }
}
