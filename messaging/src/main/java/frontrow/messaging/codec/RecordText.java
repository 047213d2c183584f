package frontrow.messaging.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Bytes in Confluent's wire format, for people to read. */
final class RecordText {

    private static final int HEADER_BYTES = 5;
    private static final int LINE_BYTES = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final LongFunction<String> schemas;

    /** @param schemas a schema's text by its id; throws {@link UndecodableEvent} if there is none */
    RecordText(LongFunction<String> schemas) {
        this.schemas = schemas;
    }

    String of(byte[] bytes) {
        if (bytes.length <= HEADER_BYTES || bytes[0] != 0) {
            return hex(bytes);
        }
        try {
            Schema schema = new Schema.Parser().parse(schemas.apply(Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(1))));
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
            Object datum = new GenericDatumReader<>(schema).read(null, decoder);
            return decoder.isEnd() ? JSON.writeValueAsString(Map.of(schema.getFullName(), plain(schema, datum))) : hex(bytes);
        } catch (RegistryUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return hex(bytes);
        }
    }

    private static Object plain(Schema schema, @Nullable Object datum) {
        if (datum == null) {
            return NullNode.getInstance();
        }
        return switch (datum) {
            case IndexedRecord record -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (Schema.Field field : record.getSchema().getFields()) {
                    fields.put(field.name(), plain(field.schema(), record.get(field.pos())));
                }
                yield fields;
            }
            case Collection<?> items -> {
                var all = new ArrayList<Object>();
                for (Object item : items) {
                    all.add(plain(schema, item));
                }
                yield all;
            }
            case Map<?, ?> entries -> {
                Map<String, Object> all = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : entries.entrySet()) {
                    all.put(String.valueOf(entry.getKey()), plain(schema, entry.getValue()));
                }
                yield all;
            }
            case Long micros when schema.getLogicalType() instanceof LogicalTypes.TimestampMicros -> Instant.EPOCH
                    .plus(micros, ChronoUnit.MICROS).toString();
            case ByteBuffer raw -> {
                byte[] bytes = new byte[raw.remaining()];
                raw.duplicate().get(bytes);
                yield HexFormat.of().formatHex(bytes);
            }
            case GenericFixed raw -> HexFormat.of().formatHex(raw.bytes());
            case Number number -> number;
            case Boolean truth -> truth;
            default -> datum.toString();
        };
    }

    private static String hex(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        for (int from = 0; from < bytes.length; from += LINE_BYTES) {
            int to = Math.min(bytes.length, from + LINE_BYTES);
            dump.append("%08x  %-47s  ".formatted(from, HEX.formatHex(bytes, from, to)));
            for (int i = from; i < to; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        return dump.isEmpty() ? "no bytes" : dump.toString().stripTrailing();
    }
}
