package frontrow.messaging.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Headers;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Trace;
import frontrow.messaging.deadletter.Origin;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** From a Kafka record and its event to what a handler sees. */
public final class Deliveries {

    private Deliveries() {}

    public static Delivered of(ConsumerRecord<String, ?> record, SpecificRecord event) {
        Origin origin = Origin.of(record);
        if (record.key() == null) {
            throw new ImpossibleEvent("Record %d of %s has no key.".formatted(origin.offset(), origin.topic()));
        }
        return new Delivered(event, origin.topic(), origin.partition(), origin.offset(), origin.time(), record.key(),
                trace(record));
    }

    private static Trace trace(ConsumerRecord<?, ?> record) {
        Header traceparent = record.headers().lastHeader(Headers.TRACEPARENT);
        return traceparent == null ? Trace.startNew() : new Trace(new String(traceparent.value(), UTF_8));
    }
}
