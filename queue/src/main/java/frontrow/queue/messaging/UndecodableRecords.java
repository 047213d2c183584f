package frontrow.queue.messaging;

import frontrow.events.Topics;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.UndecodableEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in the log and cannot be decoded, the follower leaves out without a word. At the end of a partition nobody would ever see
 * it "applied", and who waits for the end would wait until somebody joins: so the end is looked at here.
 */
final class UndecodableRecords {

    private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecords.class);
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final Duration LOOK_MAX = Duration.ofSeconds(3);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final EventCodec codec;
    private final AppliedOffsets applied;

    UndecodableRecords(Supplier<Consumer<byte[], byte[]>> consumers, EventCodec codec, AppliedOffsets applied) {
        this.consumers = consumers;
        this.codec = codec;
        this.applied = applied;
    }

    /** Counts as applied what nobody can apply, up to the first record of each partition that can be. */
    void passOver(Map<Integer, Long> ends) {
        Map<TopicPartition, Long> unread = new HashMap<>();
        ends.forEach((partition, end) -> {
            if (applied.last(partition) + 1 < end) {
                unread.put(new TopicPartition(Topics.QUEUE, partition), end);
            }
        });
        if (!unread.isEmpty()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                look(consumer, unread);
            }
        }
    }

    /** At all partitions together: with one after the other, each would wait for the broker's answer about the one before. */
    private void look(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> unread) {
        consumer.assign(unread.keySet());
        unread.keySet().forEach(partition -> consumer.seek(partition, applied.last(partition.partition()) + 1));
        long overAtNanos = System.nanoTime() + LOOK_MAX.toNanos();
        while (!unread.isEmpty() && System.nanoTime() < overAtNanos) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL_MAX);
            unread.entrySet().removeIf(each -> !passOver(polled.records(each.getKey()))
                    || consumer.position(each.getKey()) >= each.getValue());
        }
    }

    /** @return whether none of these can be decoded */
    private boolean passOver(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (decodable(record)) {
                return false;
            }
            LOG.warn("Record {} of partition {} of {} cannot be decoded and has no part in the line.", record.offset(),
                    record.partition(), record.topic());
            applied.applied(record.partition(), record.offset());
        }
        return true;
    }

    private boolean decodable(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() != null && codec.decode(Topics.QUEUE, record.value()) != null;
        } catch (UndecodableEvent e) {
            return false;
        }
    }
}
