package frontrow.audit.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import frontrow.events.EventTypes;
import frontrow.events.Headers;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The headers of one record, read in one go. For one thread; used again for the next record. */
final class HeaderCheck {

    private static final IdentityHashMap<Schema, Expected> EXPECTED = expected();

    /** What the headers of an event must be. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Expected(byte[] type, byte[] source) {}

    private static final byte[] SPECVERSION = Headers.SPECVERSION_1_0.getBytes(ISO_8859_1);
    private static final byte[] AVRO = Headers.AVRO.getBytes(ISO_8859_1);

    private @Nullable UUID id;
    private @Nullable String fault;

    private static IdentityHashMap<Schema, Expected> expected() {
        IdentityHashMap<Schema, Expected> expected = new IdentityHashMap<>();
        for (Map.Entry<String, List<Schema>> topic : EventTypes.BY_TOPIC.entrySet()) {
            String service = topic.getKey().substring(0, topic.getKey().indexOf('.'));
            for (Schema schema : topic.getValue()) {
                expected.put(schema, new Expected(schema.getFullName().getBytes(ISO_8859_1),
                        ("/frontrow/" + service).getBytes(ISO_8859_1)));
            }
        }
        return expected;
    }

    void check(org.apache.kafka.common.header.Headers headers, Schema schema) {
        id = null;
        fault = null;
        Expected expected = EXPECTED.get(schema);
        int found = 0;
        for (Header header : headers) {
            byte[] value = header.value();
            switch (header.key()) {
                case Headers.CE_ID -> {
                    found |= 1;
                    id = value == null ? null : Uuids.parse(value, value.length);
                }
                case Headers.CE_TYPE -> {
                    found |= 2;
                    expect(Headers.CE_TYPE, value, expected == null ? null : expected.type());
                }
                case Headers.CE_SOURCE -> {
                    found |= 4;
                    expect(Headers.CE_SOURCE, value, expected == null ? null : expected.source());
                }
                case Headers.CE_SPECVERSION -> {
                    found |= 8;
                    expect(Headers.CE_SPECVERSION, value, SPECVERSION);
                }
                case Headers.CONTENT_TYPE -> {
                    found |= 16;
                    expect(Headers.CONTENT_TYPE, value, AVRO);
                }
                case Headers.CE_TIME -> found |= value != null && value.length >= 20 && value[value.length - 1] == 'Z' ? 32 : 0;
                case Headers.TRACEPARENT -> found |= value != null && value.length == 55 ? 64 : 0;
                default -> {
                    // More than is asked for does no harm.
                }
            }
        }
        if (id == null) {
            fault = "it has no ce_id that is a UUID";
        } else if (found != 127 && fault == null) {
            fault = "a header is missing or malformed: there must be ce_id, ce_type, ce_source, ce_specversion, ce_time, content-type and traceparent";
        }
    }

    private void expect(String name, byte @Nullable [] value, byte @Nullable [] expected) {
        if (value == null || expected == null || !Arrays.equals(value, expected)) {
            fault = "its %s is %s".formatted(name, value == null ? "empty" : new String(value, ISO_8859_1));
        }
    }

    @Nullable
    UUID id() {
        return id;
    }

    @Nullable
    String fault() {
        return fault;
    }
}
