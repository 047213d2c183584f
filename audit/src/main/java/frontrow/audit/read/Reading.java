package frontrow.audit.read;

import frontrow.audit.Audit;
import frontrow.audit.AuditedRecord;
import frontrow.audit.Location;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record of a topic after decoding: with its event, or the reason why it has none. */
public record Reading(Location location, Instant timestamp, @Nullable AuditedRecord record, @Nullable String fault) {

    static Reading of(ConsumerRecord<String, byte[]> record, EventReader events, HeaderCheck headers) {
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        Location location = new Location(record.topic(), record.partition(), record.offset());
        byte[] value = record.value();
        try {
            SpecificRecord event = events.read(record.topic(), value);
            headers.check(record.headers(), event.getSchema());
            UUID id = headers.id();
            return new Reading(location, timestamp,
                    new AuditedRecord(record.topic(), record.partition(), record.offset(), timestamp,
                            record.key() == null ? "" : record.key(), id == null ? standIn(location) : id, Hash.of(value), event),
                    headers.fault());
        } catch (Unreadable unreadable) {
            return new Reading(location, timestamp, null, unreadable.why());
        }
    }

    private static UUID standIn(Location location) {
        return UUID.nameUUIDFromBytes(location.toString().getBytes(StandardCharsets.UTF_8));
    }

    public void into(Audit audit) {
        if (record == null) {
            audit.unreadable(location, timestamp, String.valueOf(fault));
            return;
        }
        if (fault != null) {
            audit.malformed(location, timestamp, fault);
        }
        audit.record(record);
    }
}
