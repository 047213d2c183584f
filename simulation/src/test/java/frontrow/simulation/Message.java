package frontrow.simulation;

import frontrow.messaging.Delivered;
import frontrow.messaging.Trace;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** What is sent: once written, never changed; sent again, it is the same. */
record Message(UUID id, String key, SpecificRecord event, Trace trace) {

    Delivered delivered(String topic, int partition, long offset, Instant at) {
        return new Delivered(event, topic, partition, offset, at, key, trace);
    }
}
