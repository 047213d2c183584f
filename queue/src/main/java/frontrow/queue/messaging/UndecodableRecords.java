package frontrow.queue.messaging;

import frontrow.events.Topics;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.UndecodableEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final EventCodec codec;
    private final AppliedOffsets applied;

    UndecodableRecords(Supplier<Consumer<byte[], byte[]>> consumers, EventCodec codec, AppliedOffsets applied) {
        this.consumers = consumers;
        this.codec = codec;
        this.applied = applied;
    }

    /** Counts as applied what nobody can apply, up to the first record that can be. */
    void passOver(Map<Integer, Long> ends) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            ends.forEach((partition, end) -> {
                long next = applied.last(partition) + 1;
                if (next < end) {
                    passOver(consumer, new TopicPartition(Topics.QUEUE, partition), next, end);
                }
            });
        }
    }

    private void passOver(Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL_MAX).records(partition);
            if (records.isEmpty()) {
                return;
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (decodable(record)) {
                    return;
                }
                LOG.warn("Record {} of {} cannot be decoded and has no part in the line.", record.offset(), partition);
                applied.applied(partition.partition(), record.offset());
            }
        }
    }

    private boolean decodable(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() != null && codec.decode(Topics.QUEUE, record.value()) != null;
        } catch (UndecodableEvent e) {
            return false;
        }
    }
}
