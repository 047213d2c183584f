package frontrow.messaging.follow;

import frontrow.messaging.Delivered;
import frontrow.messaging.TopicFollower;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.UndecodableEvent;
import frontrow.messaging.consume.Deliveries;
import frontrow.messaging.consume.Retries;
import frontrow.messaging.consume.Retries.Retry;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread, one consumer with all partitions assigned by hand. Whatever fails is tried again until it succeeds. */
final class KafkaTopicFollower implements TopicFollower {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicFollower.class);
    private static final Duration POLL_MAX = Duration.ofSeconds(1);
    /** What the consumer knows is looked at; it asks the broker every {@code new-topics-noticed-max}. */
    private static final Duration PARTITIONS_CHECKED_EVERY = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(2);

    private final String name;
    private final String topic;
    private final Start start;
    private final Consumer<Delivered> handler;
    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final Retries retries;
    private final Counter undecodable;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What was in the topic when following began; emptied as it is handled. Only the thread touches it. */
    private final Map<TopicPartition, Long> endAtStart = new HashMap<>();
    private Instant partitionsChecked = Instant.MIN;
    private boolean begun;
    private volatile boolean caughtUp;

    KafkaTopicFollower(String name, String topic, Start start, Consumer<Delivered> handler,
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer, EventCodec codec, Retries retries,
            Counter undecodable) {
        this.name = name;
        this.topic = topic;
        this.start = start;
        this.handler = handler;
        this.consumer = consumer;
        this.codec = codec;
        this.retries = retries;
        this.undecodable = undecodable;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    KafkaTopicFollower begin() {
        thread.start();
        return this;
    }

    private void run() {
        try (consumer) {
            while (isOpen()) {
                untilItSucceeds(this::assignPartitions);
                noteProgress();
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL_MAX);
                for (ConsumerRecord<String, byte[]> record : records) {
                    untilItSucceeds(() -> handle(record));
                }
            }
        } catch (WakeupException e) {
            LOG.debug("{} is closed.", name);
        } finally {
            retries.recovered(name);
        }
    }

    private void untilItSucceeds(Runnable step) {
        boolean failed = false;
        while (isOpen()) {
            try {
                step.run();
                if (failed) {
                    retries.recovered(name);
                }
                return;
            } catch (WakeupException e) {
                throw e;
            } catch (RuntimeException e) {
                failed = true;
                Retry retry = retries.failed(name, e);
                LOG.warn("{} failed {} times and tries again in {}.", name, retry.attempts(), retries.backOff(retry), e);
                pause(retries.backOff(retry));
            }
        }
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        Delivered delivered;
        try {
            delivered = Deliveries.of(record, codec.decode(topic, record.value()));
        } catch (UndecodableEvent e) {
            undecodable.increment();
            LOG.error("{} skips record {} of partition {}.", name, record.offset(), record.partition(), e);
            return;
        }
        handler.accept(delivered);
    }

    /** All partitions, also those that are added later; these from their beginning, as everything in them is new. */
    private void assignPartitions() {
        if (Instant.now().isBefore(partitionsChecked)) {
            return;
        }
        List<TopicPartition> added = new ArrayList<>();
        consumer.partitionsFor(topic).forEach(info -> added.add(new TopicPartition(topic, info.partition())));
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(added);
            Map<TopicPartition, Long> positions = positions(added, ends);
            List<TopicPartition> all = new ArrayList<>(consumer.assignment());
            all.addAll(added);
            consumer.assign(all);
            positions.forEach(consumer::seek);
            if (!begun) {
                endAtStart.putAll(ends);
                begun = true;
            }
        }
        partitionsChecked = Instant.now().plus(PARTITIONS_CHECKED_EVERY);
    }

    private Map<TopicPartition, Long> positions(Collection<TopicPartition> added, Map<TopicPartition, Long> ends) {
        Start from = begun ? new Start.Beginning() : start;
        return switch (from) {
            case Start.Beginning() -> consumer.beginningOffsets(added);
            case Start.End() -> ends;
            case Start.Since(Duration ago) -> {
                long since = Instant.now().minus(ago).toEpochMilli();
                Map<TopicPartition, Long> positions = new HashMap<>(ends);
                Map<TopicPartition, Long> times = new HashMap<>();
                added.forEach(partition -> times.put(partition, since));
                consumer.offsetsForTimes(times).forEach((partition, found) -> {
                    if (found != null) {
                        positions.put(partition, found.offset());
                    }
                });
                yield positions;
            }
        };
    }

    private void noteProgress() {
        if (!caughtUp && begun) {
            endAtStart.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            caughtUp = endAtStart.isEmpty();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause(Duration wait) {
        try {
            boolean closed = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} goes on, closed: {}.", name, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return; // Whoever closed it first has waited.
        }
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
