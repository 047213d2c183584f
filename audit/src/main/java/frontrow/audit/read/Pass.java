package frontrow.audit.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Goes over some partitions once, on a thread of its own: polls, decodes and hands on, in the order of each partition. A poll is so small
 * that what it brought is still in the processor's cache when it is decoded.
 */
final class Pass implements Runnable {

    static final int POLL_RECORDS_MAX = 500;
    /** What a pass hands on when it is over. */
    static final List<Reading> END = List.of();

    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final BlockingQueue<List<Reading>> decoded;
    private final Set<TopicPartition> unfinished;
    private final EventReader events;
    private final HeaderCheck headers = new HeaderCheck();

    /** @param from where each of the partitions to read begins */
    Pass(KafkaConsumer<String, byte[]> consumer, Registry registry, Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends, BlockingQueue<List<Reading>> decoded) {
        this.consumer = consumer;
        this.events = new EventReader(registry);
        this.ends = ends;
        this.decoded = decoded;
        this.unfinished = new HashSet<>(from.keySet());
        consumer.assign(unfinished);
        // A pass before has paused what it had read to its end.
        consumer.resume(unfinished);
        from.forEach(consumer::seek);
    }

    @Override
    public void run() {
        try {
            long silentSince = System.nanoTime();
            while (!unfinished.isEmpty()) {
                ConsumerRecords<String, byte[]> polled = consumer.poll(POLL_WAIT);
                polled.partitions().forEach(partition -> decode(polled.records(partition), end(partition)));
                if (!polled.isEmpty()) {
                    silentSince = System.nanoTime();
                    finish(polled.partitions());
                } else if (System.nanoTime() - silentSince > SILENCE_MAX.toNanos()) {
                    throw new CannotAudit("Kafka sends nothing more, though there is more.");
                } else {
                    finish(List.copyOf(unfinished));
                }
            }
        } finally {
            handOn(END);
        }
    }

    /** Records past the end are left out: they came while this was reading. */
    private void decode(List<ConsumerRecord<String, byte[]>> records, long end) {
        List<Reading> batch = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.offset() < end) {
                batch.add(Reading.of(record, events, headers));
            }
        }
        if (!batch.isEmpty()) {
            handOn(batch);
        }
    }

    private void finish(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            if (consumer.position(partition) >= end(partition)) {
                unfinished.remove(partition);
                consumer.pause(List.of(partition));
            }
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private void handOn(List<Reading> batch) {
        try {
            decoded.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAudit("Interrupted.", e);
        }
    }
}
