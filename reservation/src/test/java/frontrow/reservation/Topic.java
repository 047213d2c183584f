package frontrow.reservation;

import frontrow.messaging.codec.EventCodec;
import frontrow.servers.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what other services say, and reads what was said. */
final class Topic implements AutoCloseable {

    private final String name;
    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Said> read = new ArrayList<>();

    private record Said(String key, SpecificRecord event) {}

    Topic(String name, EventCodec codec) {
        this.name = name;
        this.codec = codec;
        Map<String, Object> servers = Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
        this.producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void say(UUID key, SpecificRecord event) {
        try {
            producer.send(new ProducerRecord<>(name, key.toString(), codec.encode(name, event))).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was said so far under this key, in order. */
    List<SpecificRecord> said(UUID key) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(record -> read.add(new Said(record.key(), codec.decode(name, record.value()))));
        }
        return read.stream().filter(said -> said.key().equals(key.toString())).map(Said::event).toList();
    }

    List<String> saidTypes(UUID key) {
        return said(key).stream().map(event -> event.getSchema().getName()).toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
