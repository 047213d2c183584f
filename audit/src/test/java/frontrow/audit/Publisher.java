package frontrow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.audit.read.EventClasses;
import frontrow.events.EventTypes;
import frontrow.events.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.ObjectMapper;

/** Writes records to the topics as the services do. */
final class Publisher implements AutoCloseable {

    private static final EventClasses CLASSES = new EventClasses();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String registryUrl;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Schema, Integer> ids = new HashMap<>();
    private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    Publisher(String bootstrapServers, String registryUrl) {
        this.registryUrl = registryUrl;
        this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, 200_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024), new StringSerializer(), new ByteArraySerializer());
    }

    void publish(AuditedRecord record) {
        publish(record, encoded(record.event()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    void publish(AuditedRecord record, byte[] value) {
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(record.topic(), record.partition() % Town.PARTITIONS,
                record.key(), value);
        String service = record.topic().substring(0, record.topic().indexOf('.'));
        Map.of(Headers.CE_SPECVERSION, "1.0", Headers.CE_ID, record.eventId().toString(), Headers.CE_TYPE,
                record.event().getSchema().getFullName(), Headers.CE_SOURCE, "/frontrow/" + service, Headers.CE_TIME,
                record.timestamp().toString(), Headers.CONTENT_TYPE, Headers.AVRO, Headers.TRACEPARENT,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .forEach((name, header) -> sent.headers().add(name, header.getBytes(UTF_8)));
        producer.send(sent, (written, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        });
    }

    void flush() {
        producer.flush();
    }

    byte[] encoded(SpecificRecord event) {
        try {
            bytes.reset();
            bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(ids.computeIfAbsent(event.getSchema(), this::id)).array());
            writers.computeIfAbsent(event.getSchema(), schema -> new SpecificDatumWriter<>(schema, CLASSES)).write(event,
                    encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int id(Schema schema) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String url = registryUrl + "/apis/ccompat/v7/subjects/" + EventTypes.subject(schema) + "/versions/latest";
            String answer = http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JSON.readTree(answer).path("id").asInt();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    static AuditedRecord again(AuditedRecord record, UUID eventId) {
        return new AuditedRecord(record.topic(), record.partition(), record.offset(), record.timestamp(), record.key(), eventId,
                record.valueHash(), record.event());
    }
}
