import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Prints a topic from its first record on: {@code Follow BOOTSTRAP REGISTRY TOPIC}. See docs/CONSUMING.md. */
class Follow {

    private static final Map<Integer, Schema> SCHEMAS = new HashMap<>();

    void main(String[] arguments) {
        Map<String, Object> settings = Map.of("bootstrap.servers", arguments[0], "group.id", "follow-" + System.nanoTime(),
                "auto.offset.reset", "earliest", "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(arguments[2]));
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    System.out.println(record.offset() + " " + record.key() + " " + event(arguments[1], record.value()));
                }
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Byte 0 is the format, the next four are the schema's number in the registry, the rest is Avro. */
    private static GenericRecord event(String registry, byte[] value) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(value).position(1);
        int number = bytes.getInt();
        if (!SCHEMAS.containsKey(number)) {
            SCHEMAS.put(number, new Schema.Parser().parse(JsonMapper.shared().readTree(HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + number)).build(), BodyHandlers.ofString()).body())
                    .get("schema").asString()));
        }
        return new GenericDatumReader<GenericRecord>(SCHEMAS.get(number)).read(null,
                DecoderFactory.get().binaryDecoder(value, bytes.position(), bytes.remaining(), null));
    }
}
