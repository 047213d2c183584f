package frontrow.messaging;

import frontrow.messaging.codec.EventModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** An outbox in memory, for unit tests: an event that cannot be written and read as Avro fails here as it would in the real one. */
public final class RecordingOutbox implements Outbox {

    private final List<Outgoing> appended = new ArrayList<>();

    @Override
    public synchronized void append(List<Outgoing> events) {
        List<Outgoing> copies = events.stream()
                .map(outgoing -> new Outgoing(outgoing.key(), throughAvro(outgoing.event()), outgoing.trace())).toList();
        appended.addAll(copies);
    }

    public synchronized List<Outgoing> appended() {
        return List.copyOf(appended);
    }

    public synchronized <E extends SpecificRecord> List<E> ofType(Class<E> type) {
        return appended.stream().map(Outgoing::event).filter(type::isInstance).map(type::cast).toList();
    }

    public synchronized void clear() {
        appended.clear();
    }

    private static SpecificRecord throughAvro(SpecificRecord event) {
        try {
            SpecificData model = EventModels.create();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(event.getSchema(), model).write(event, encoder);
            encoder.flush();
            SpecificDatumReader<SpecificRecord> reader = new SpecificDatumReader<>(event.getSchema(), event.getSchema(), model);
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
