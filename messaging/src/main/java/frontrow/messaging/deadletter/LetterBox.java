package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topics of dead letters and of what was done about them. */
final class LetterBox {

    private static final Duration POLL_MAX = Duration.ofMillis(200);
    private static final Duration MARKS_WAIT_MAX = Duration.ofSeconds(15);
    private static final Duration MARKS_PAUSE = Duration.ofMillis(2);

    private final Map<String, Object> configuration;

    LetterBox(Map<String, Object> configuration) {
        this.configuration = configuration;
    }

    /** All topics of dead letters, in alphabetical order. */
    List<String> topics() {
        try (Admin admin = Admin.create(configuration)) {
            return admin.listTopics().names().get().stream().filter(DeadLetterTopics::hasDeadLetters).sorted().toList();
        } catch (ExecutionException e) {
            throw new KafkaException("The topics could not be listed.", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Letters about which nothing was done yet. A record that was read again, and failed again, has another letter, which counts
     * instead.
     */
    List<ConsumerRecord<byte[], byte[]>> waiting(String deadLetters) {
        Set<Long> done = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> resolution : read(DeadLetterTopics.resolvedOf(deadLetters))) {
            done.add(Long.valueOf(new String(resolution.key(), UTF_8)));
        }
        List<ConsumerRecord<byte[], byte[]>> letters = read(deadLetters);
        Map<Origin, Long> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            Long earlier = newest.put(Origin.of(letter), letter.offset());
            if (earlier != null) {
                done.add(earlier);
            }
        }
        return letters.stream().filter(letter -> !done.contains(letter.offset())).toList();
    }

    /**
     * Returns when the transactions that are in a topic now are over for its readers, too: the coordinator answers a commit before its
     * marks are in the topics, and until then the letters would still seem to wait. If it takes too long, they do for a while.
     */
    void awaitCommitted(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(configuration)) {
            long end = end(admin, partition, IsolationLevel.READ_UNCOMMITTED);
            long deadline = System.nanoTime() + MARKS_WAIT_MAX.toNanos();
            while (end(admin, partition, IsolationLevel.READ_COMMITTED) < end && System.nanoTime() < deadline) {
                LockSupport.parkNanos(MARKS_PAUSE.toNanos());
            }
        }
    }

    private static long end(Admin admin, TopicPartition partition, IsolationLevel isolation) {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                    .partitionResult(partition).get().offset();
        } catch (ExecutionException e) {
            throw new KafkaException("The end of %s is not known.".formatted(partition), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Everything that is in a topic now; nothing if there is no such topic. */
    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> reading = new HashMap<>(configuration);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Reading ends where the topic ends now, and closing waits for a fetch that is under way.
        reading.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 0);
        reading.remove(ConsumerConfig.GROUP_ID_CONFIG);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics().containsKey(topic)) {
                return records;
            }
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                consumer.poll(POLL_MAX).forEach(records::add);
            }
        }
        return records;
    }
}
