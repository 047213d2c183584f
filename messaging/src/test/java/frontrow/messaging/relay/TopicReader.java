package frontrow.messaging.relay;

import frontrow.events.Headers;
import frontrow.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads what comes to the topic from now on, for the keys of one test. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final String keyPrefix;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    TopicReader(String topic, String keyPrefix) {
        this(Servers.shared(), topic, keyPrefix, false);
    }

    static TopicReader fromBeginning(Servers servers, String topic, String keyPrefix) {
        return new TopicReader(servers, topic, keyPrefix, true);
    }

    private TopicReader(Servers servers, String topic, String keyPrefix, boolean fromBeginning) {
        this.keyPrefix = keyPrefix;
        // Closing waits for a fetch that is under way.
        consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.bootstrapServers(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position);
    }

    List<ConsumerRecord<String, byte[]>> read() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
            if (record.key().startsWith(keyPrefix)) {
                records.add(record);
                ids.add(new String(record.headers().lastHeader(Headers.CE_ID).value(), StandardCharsets.UTF_8));
            }
        });
        return records;
    }

    List<ConsumerRecord<String, byte[]>> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(() -> read().size() >= count);
        return List.copyOf(records);
    }

    /** Waits for so many events, not counting repeats. */
    List<ConsumerRecord<String, byte[]>> awaitDistinct(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    read();
                    return ids.size() >= count;
                });
        return List.copyOf(records);
    }

    /** How many records the topic has, of whatever key. */
    long size() {
        return consumer.endOffsets(consumer.assignment()).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
