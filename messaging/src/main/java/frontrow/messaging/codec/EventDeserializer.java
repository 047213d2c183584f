package frontrow.messaging.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * For Kafka consumers: the event and, beside it, the bytes it came in. They are kept as a header (a reference, not a copy) because a
 * record that cannot be handled must go to the dead letters exactly as it was written.
 */
public final class EventDeserializer implements Deserializer<SpecificRecord> {

    public static final String ORIGINAL_BYTES = "frontrow_original-bytes";

    private final EventCodec codec;

    public EventDeserializer(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : codec.decode(topic, bytes);
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        if (bytes != null) {
            headers.add(ORIGINAL_BYTES, bytes);
        }
        return deserialize(topic, bytes);
    }
}
