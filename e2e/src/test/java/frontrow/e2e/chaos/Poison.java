package frontrow.e2e.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that nobody should ever have written. */
final class Poison {

    private static final byte[] NO_EVENT = "poison".getBytes(UTF_8);
    /** Of the wire format, with a schema that there is not. */
    private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 0, 0, 1, 2, 3};
    /** What each topic gets of another one's: an event of a type that is unknown there. */
    private static final Map<String, String> MISLED = Map.of(Topics.WALLET, Topics.PAYMENT, Topics.PAYMENT, Topics.WALLET,
            Topics.RESERVATION, Topics.QUEUE, Topics.QUEUE, Topics.RESERVATION);

    static final int KINDS = 3;

    private Poison() {}

    /** One of each kind in every topic. */
    static void plant(String bootstrapServers) {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
                new ByteArraySerializer())) {
            MISLED.forEach((from, to) -> {
                send(producer, new ProducerRecord<>(to, "poison", NO_EVENT));
                send(producer, new ProducerRecord<>(to, "poison", UNKNOWN_SCHEMA));
                ConsumerRecord<String, byte[]> misled = first(bootstrapServers, from);
                send(producer, new ProducerRecord<>(to, null, misled.key(), misled.value(), misled.headers()));
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing the producer waits
    private static void send(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        producer.send(record);
    }

    private static ConsumerRecord<String, byte[]> first(String bootstrapServers, String topic) {
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    return record;
                }
            }
        }
    }
}
