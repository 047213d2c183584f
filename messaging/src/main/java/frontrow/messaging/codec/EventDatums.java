package frontrow.messaging.codec;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Our events and nothing else, each alone in its bytes. Public because Apicurio makes it by its class. */
public final class EventDatums extends DefaultAvroDatumProvider<SpecificRecord> {

    private final EventModel model = new EventModel();
    private final Map<Schema, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord event, Schema schema) {
        return new SpecificDatumWriter<>(schema, model);
    }

    @Override
    public DatumReader<SpecificRecord> createDatumReader(Schema writer) {
        return readers.computeIfAbsent(writer, this::reader);
    }

    private DatumReader<SpecificRecord> reader(Schema writer) {
        Schema reader = model.event(writer.getFullName());
        if (reader == null) {
            throw new UndecodableEvent("%s is no event that this version knows.".formatted(writer.getFullName()), null);
        }
        return new SpecificDatumReader<>(writer, reader, model) {
            @Override
            public SpecificRecord read(SpecificRecord reuse, Decoder bytes) throws IOException {
                SpecificRecord event = super.read(reuse, bytes);
                if (!((BinaryDecoder) bytes).isEnd()) {
                    throw new UndecodableEvent("There is more than one %s.".formatted(reader.getName()), null);
                }
                return event;
            }
        };
    }
}
