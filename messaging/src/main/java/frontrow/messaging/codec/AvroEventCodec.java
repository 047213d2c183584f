package frontrow.messaging.codec;

import frontrow.events.EventTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Confluent's wire format: a zero byte, four bytes of schema id, Avro binary. Every schema is asked for once and kept for ever, as
 * neither an id nor a schema ever changes its meaning.
 */
final class AvroEventCodec implements EventCodec {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private final EventModel model = new EventModel();
    private final SchemaLookup schemas;
    private final Map<Class<?>, Writing> writing = new ConcurrentHashMap<>();
    private final Map<Integer, DatumReader<SpecificRecord>> reading = new ConcurrentHashMap<>();

    AvroEventCodec(SchemaLookup schemas) {
        this.schemas = schemas;
    }

    private record Writing(int schemaId, DatumWriter<SpecificRecord> writer) {}

    @Override
    public byte[] encode(String topic, SpecificRecord event) {
        Writing known = writing.computeIfAbsent(event.getClass(), type -> writing(topic, event.getSchema()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        bytes.writeBytes(ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(known.schemaId()).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            known.writer().write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public SpecificRecord decode(String topic, byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new UndecodableEvent(
                    "%d bytes on %s do not begin with a zero byte and a schema id.".formatted(bytes.length, topic),
                    null);
        }
        int schemaId = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        DatumReader<SpecificRecord> reader = reading.computeIfAbsent(schemaId, this::reading);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        try {
            SpecificRecord event = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UndecodableEvent("There is more on %s than one %s.".formatted(topic, event.getSchema().getName()),
                        null);
            }
            return event;
        } catch (UndecodableEvent e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UndecodableEvent("%d bytes on %s are not written with schema %d.".formatted(bytes.length, topic, schemaId),
                    e);
        }
    }

    /** Asks for the schemas that this topic's events are written with, so that a later outage of the registry does not hurt. */
    void warmUp(String topic) {
        for (Schema schema : EventTypes.BY_TOPIC.getOrDefault(topic, List.of())) {
            writing.computeIfAbsent(Objects.requireNonNull(model.getClass(schema)), type -> writing(topic, schema));
        }
    }

    private Writing writing(String topic, Schema schema) {
        if (!EventTypes.BY_TOPIC.getOrDefault(topic, List.of()).contains(schema)) {
            throw new IllegalArgumentException("%s is no event of %s.".formatted(schema.getFullName(), topic));
        }
        return new Writing(schemas.idOf(schema), new SpecificDatumWriter<>(schema, model));
    }

    private DatumReader<SpecificRecord> reading(int schemaId) {
        Schema writer = schemas.schemaOf(schemaId);
        Schema reader = writer.getType() == Schema.Type.RECORD ? model.event(writer.getFullName()) : null;
        if (reader == null) {
            throw new UndecodableEvent("Schema %d describes no event that this version knows: %s."
                    .formatted(schemaId, writer.getFullName()), null);
        }
        return new SpecificDatumReader<>(writer, reader, model);
    }
}
