package frontrow.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import frontrow.audit.read.EventClasses;
import frontrow.events.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plants faults in topics: a record that nobody said, or a topic without one that somebody did. */
final class TopicEditor {

    private static final EventClasses CLASSES = new EventClasses();
    private static final int PREFIX_BYTES = 5;

    private final String bootstrapServers;

    TopicEditor(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The first event of this type that is so. */
    <E extends SpecificRecord> ConsumerRecord<String, byte[]> first(String topic, E prototype, Predicate<E> wanted) {
        return all(topic).stream().filter(record -> header(record, Headers.CE_TYPE).equals(prototype.getSchema().getFullName()))
                .filter(record -> wanted.test(event(record, prototype))).findFirst().orElseThrow();
    }

    /** Into the partition of the record it is like, with its headers and schema. */
    void plant(ConsumerRecord<String, byte[]> like, String key, UUID id, SpecificRecord event) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            send(producer, like, key, id.toString(), encoded(like, event));
        }
    }

    /** Makes the topic anew, with all records but one. */
    void rewriteWithout(String topic, ConsumerRecord<String, byte[]> lost) {
        List<ConsumerRecord<String, byte[]>> records = all(topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaProducer<String, byte[]> producer = producer()) {
            int partitions = Objects.requireNonNull(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
                    .partitions()
                    .size();
            admin.deleteTopics(List.of(topic)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic));
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)
                    .configs(Map.of("message.timestamp.type", "LogAppendTime")))).all().get();
            records.stream()
                    .filter(record -> record.partition() != lost.partition() || record.offset() != lost.offset())
                    .forEach(record -> send(producer, record, record.key(), header(record, Headers.CE_ID), record.value()));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ConsumerRecord<String, byte[]>> all(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
            while (records.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
                new ByteArraySerializer());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing the producer waits
    private static void send(KafkaProducer<String, byte[]> producer, ConsumerRecord<String, byte[]> like, String key, String id,
            byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(like.topic(), like.partition(), key, value);
        like.headers().forEach(header -> record.headers().add(header.key(),
                header.key().equals(Headers.CE_ID) ? id.getBytes(UTF_8) : header.value()));
        producer.send(record);
    }

    private static byte[] encoded(ConsumerRecord<String, byte[]> like, SpecificRecord event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(like.value(), 0, PREFIX_BYTES);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(event.getSchema(), CLASSES).write(event,
                    encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <E extends SpecificRecord> E event(ConsumerRecord<String, byte[]> record, E prototype) {
        try {
            return new SpecificDatumReader<E>(prototype.getSchema(), prototype.getSchema(), CLASSES).read(null,
                    DecoderFactory.get()
                            .binaryDecoder(record.value(), PREFIX_BYTES, record.value().length - PREFIX_BYTES, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
