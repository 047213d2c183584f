package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Where a record was first appended: for a dead letter, and for one that is driven again, not the topic it is read from. */
public record Origin(String topic, int partition, long offset, Instant time) {

    public static Origin of(ConsumerRecord<?, ?> record) {
        String topic = text(record.headers(), DeadLetterHeaders.ORIGINAL_TOPIC);
        if (topic == null) {
            return new Origin(record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
        }
        return new Origin(topic, Integer.parseInt(required(record, DeadLetterHeaders.ORIGINAL_PARTITION)),
                Long.parseLong(required(record, DeadLetterHeaders.ORIGINAL_OFFSET)),
                Instant.parse(required(record, DeadLetterHeaders.ORIGINAL_TIME)));
    }

    void addTo(Headers headers) {
        put(headers, DeadLetterHeaders.ORIGINAL_TOPIC, topic);
        put(headers, DeadLetterHeaders.ORIGINAL_PARTITION, Integer.toString(partition));
        put(headers, DeadLetterHeaders.ORIGINAL_OFFSET, Long.toString(offset));
        put(headers, DeadLetterHeaders.ORIGINAL_TIME, time.toString());
    }

    static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(ConsumerRecord<?, ?> record, String name) {
        String value = text(record.headers(), name);
        if (value == null) {
            throw new IllegalStateException(
                    "Record %d of %s lacks the header %s.".formatted(record.offset(), record.topic(), name));
        }
        return value;
    }
}
