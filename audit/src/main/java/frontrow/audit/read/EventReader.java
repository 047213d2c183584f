package frontrow.audit.read;

import frontrow.events.EventTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Confluent wire format: byte 0, the schema's id in four bytes, Avro's binary encoding. What was written with any schema of the
 * registry is read into today's class of the same name. For one thread.
 */
final class EventReader {

    private static final int HEADER_BYTES = 5;
    private static final EventClasses CLASSES = new EventClasses();
    private static final Map<String, Map<String, Schema>> TODAY = EventTypes.BY_TOPIC.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue().stream()
                    .collect(Collectors.toMap(Schema::getFullName, schema -> schema))));

    private final Registry registry;
    private final Map<String, Map<Integer, EventDatumReader>> readers = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

    EventReader(Registry registry) {
        this.registry = registry;
    }

    /** @throws Unreadable with the reason */
    SpecificRecord read(String topic, byte @Nullable [] value) throws Unreadable {
        if (value == null || value.length < HEADER_BYTES || value[0] != 0) {
            throw new Unreadable("it is not in the wire format (byte 0, schema id, Avro)");
        }
        int id = (value[1] & 0xff) << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
        EventDatumReader reader = reader(topic, id);
        try {
            BinaryDecoder bytes = DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
            decoder = bytes;
            SpecificRecord event = reader.read(null, bytes);
            if (!bytes.isEnd()) {
                throw new Unreadable("bytes are left over after the event");
            }
            return event;
        } catch (IOException | AvroRuntimeException | SecurityException | IllegalArgumentException | ArithmeticException
                | IndexOutOfBoundsException | ClassCastException e) {
            throw new Unreadable("its bytes are not those of schema %d: %s".formatted(id, e));
        }
    }

    private EventDatumReader reader(String topic, int id) throws Unreadable {
        Map<Integer, EventDatumReader> ofTopic = readers.computeIfAbsent(topic, name -> new HashMap<>());
        EventDatumReader known = ofTopic.get(id);
        if (known != null) {
            return known;
        }
        Optional<Schema> writer = registry.writerSchema(id);
        if (writer.isEmpty()) {
            throw new Unreadable("the registry has no schema %d".formatted(id));
        }
        Schema today = TODAY.getOrDefault(topic, Map.of()).get(writer.get().getFullName());
        if (today == null) {
            throw new Unreadable("%s does not belong in this topic".formatted(writer.get().getFullName()));
        }
        EventDatumReader made = new EventDatumReader(writer.get(), today, CLASSES);
        ofTopic.put(id, made);
        return made;
    }
}
