package frontrow.messaging.deadline;

import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.UndecodableEvent;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, hands over what is due, commits; all on one thread. What to do is decided in {@link Watched} and {@link HandOver}. */
final class KafkaDeadlineWatcher implements DeadlineWatcher, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadlineWatcher.class);
    private static final Duration POLL_MAX = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(2);

    private final String name;
    private final String topic;
    private final Reader reader;
    private final Consumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final Watched watched;
    private final HandOver handOver;
    private final Duration commitEvery;
    private final Counter skipped;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private Instant commitNext = Instant.MIN;

    KafkaDeadlineWatcher(String name, String topic, Reader reader, Consumer<String, byte[]> consumer, EventCodec codec,
            Watched watched, HandOver handOver, Duration commitEvery, Counter skipped) {
        this.name = name;
        this.topic = topic;
        this.reader = reader;
        this.consumer = consumer;
        this.codec = codec;
        this.watched = watched;
        this.handOver = handOver;
        this.commitEvery = commitEvery;
        this.skipped = skipped;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    KafkaDeadlineWatcher begin() {
        thread.start();
        return this;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic), this);
            while (closing.getCount() > 0) {
                try {
                    step();
                } catch (WakeupException e) {
                    LOG.debug("{} is closed.", name);
                } catch (RuntimeException e) {
                    LOG.warn("{} failed and goes on in {}.", name, PAUSE_AFTER_FAILURE, e);
                    pause();
                }
            }
        } catch (KafkaException e) {
            LOG.warn("{} did not close in order; a successor reads a little more again.", name, e);
        }
    }

    private void step() {
        ConsumerRecords<String, byte[]> records = consumer.poll(handOver.idle(POLL_MAX));
        for (TopicPartition partition : records.partitions()) {
            noteAll(partition, records.records(partition));
        }
        handOver.handOverDue();
        if (Instant.now().isAfter(commitNext)) {
            consumer.commitAsync(progress(consumer.assignment()), (offsets, failure) -> noteCommitted(offsets, failure));
            commitNext = Instant.now().plus(commitEvery);
        }
    }

    /** A record that cannot be read now, because the registry is away, is read again, with all that follows it. */
    private void noteAll(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                watched.read(partition.partition(), record.offset(), note(record));
            } catch (RuntimeException e) {
                consumer.seek(partition, record.offset());
                throw e;
            }
        }
    }

    private Note note(ConsumerRecord<String, byte[]> record) {
        try {
            return reader.read(codec.decode(topic, record.value()));
        } catch (UndecodableEvent | ImpossibleEvent e) {
            skipped.increment();
            LOG.error("{} skips record {} of partition {}.", name, record.offset(), record.partition(), e);
            return new Note.Nothing();
        }
    }

    /** What is new to commit. */
    private Map<TopicPartition, OffsetAndMetadata> progress(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        Map<Integer, Long> committable = watched.committable();
        for (TopicPartition partition : partitions) {
            Long offset = committable.get(partition.partition());
            if (offset != null) {
                progress.put(partition, new OffsetAndMetadata(offset));
            }
        }
        progress.entrySet().removeIf(one -> one.getValue().equals(committed.get(one.getKey())));
        return progress;
    }

    private void noteCommitted(Map<TopicPartition, OffsetAndMetadata> offsets,
            @org.jspecify.annotations.Nullable Exception failure) {
        if (failure == null) {
            committed.putAll(offsets);
        } else {
            LOG.debug("{} could not commit and will again.", name, failure);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("{} watches {}.", name, partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            consumer.commitSync(progress(partitions));
        } catch (KafkaException e) {
            LOG.warn("{} could not commit; the next owner of {} reads a little more again.", name, partitions, e);
        }
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            watched.drop(partition.partition());
            committed.remove(partition);
        }
    }

    private void pause() {
        try {
            boolean closed = closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} goes on, closed: {}.", name, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            if (!thread.equals(Thread.currentThread()) && !thread.join(CLOSE_WAIT_MAX)) {
                LOG.warn("{} is still busy after {}.", name, CLOSE_WAIT_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
