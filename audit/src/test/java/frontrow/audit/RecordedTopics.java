package frontrow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a system of some release has said, as a file of JSON lines: first the schemas by their ids, then the records by their time.
 * {@code main BOOTSTRAP_SERVERS REGISTRY_URL FILE} records one.
 */
record RecordedTopics(Map<Integer, String> schemas, List<Recorded> records) {

    private static final int SCHEMA_ID_AT = 1;
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param value Base64, in the wire format */
    record Recorded(String topic, int partition, long timestamp, String key, Map<String, String> headers, String value) {

        static Recorded of(ConsumerRecord<String, byte[]> record) {
            Map<String, String> headers = new LinkedHashMap<>();
            record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            return new Recorded(record.topic(), record.partition(), record.timestamp(), record.key(), headers,
                    Base64.getEncoder().encodeToString(record.value()));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(value);
        }

        int schemaId() {
            return ByteBuffer.wrap(bytes()).getInt(SCHEMA_ID_AT);
        }
    }

    private record SchemaLine(int schemaId, String schema) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        record(arguments[0], arguments[1]).write(Path.of(arguments[2]));
    }

    private static RecordedTopics record(String bootstrapServers, String registryUrl) throws IOException, InterruptedException {
        List<Recorded> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.ALL.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL_MAX).forEach(record -> records.add(Recorded.of(record)));
            }
        }
        records.sort(Comparator.comparingLong(Recorded::timestamp));
        Map<Integer, String> schemas = new LinkedHashMap<>();
        for (Recorded one : records) {
            int id = one.schemaId();
            if (!schemas.containsKey(id)) {
                schemas.put(id, get(registryUrl + "/apis/ccompat/v7/schemas/ids/" + id).required("schema").asString());
            }
        }
        return new RecordedTopics(schemas, records);
    }

    private static JsonNode get(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body());
        }
    }

    private void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        schemas.forEach((id, schema) -> lines.add(JSON.writeValueAsString(new SchemaLine(id, schema))));
        records.forEach(record -> lines.add(JSON.writeValueAsString(record)));
        Files.write(file, lines);
    }

    static RecordedTopics read(Path file) throws IOException {
        Map<Integer, String> schemas = new LinkedHashMap<>();
        List<Recorded> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("schemaId")) {
                schemas.put(node.required("schemaId").asInt(), node.required("schema").asString());
            } else {
                records.add(JSON.treeToValue(node, Recorded.class));
            }
        }
        return new RecordedTopics(schemas, records);
    }

    /** As they were written, but for the schemas' ids, which are this registry's. */
    void writeTo(String bootstrapServers, String registryUrl) throws IOException, InterruptedException {
        Map<Integer, Integer> ids = new HashMap<>();
        for (Map.Entry<Integer, String> schema : schemas.entrySet()) {
            ids.put(schema.getKey(), registered(registryUrl, "recorded-" + schema.getKey(), schema.getValue()));
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new StringSerializer(),
                new ByteArraySerializer())) {
            for (Recorded record : records) {
                byte[] value = record.bytes();
                ByteBuffer.wrap(value).putInt(SCHEMA_ID_AT, ids.getOrDefault(record.schemaId(), 0));
                ProducerRecord<String, byte[]> again = new ProducerRecord<>(record.topic(), record.partition(),
                        record.timestamp(),
                        record.key(), value);
                record.headers().forEach((name, header) -> again.headers().add(name, header.getBytes(UTF_8)));
                var _ = producer.send(again);
            }
        }
    }

    private static int registered(String registryUrl, String subject, String schema) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(registryUrl + "/apis/ccompat/v7/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("schema", schema)))).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).required("id").asInt();
        }
    }
}
