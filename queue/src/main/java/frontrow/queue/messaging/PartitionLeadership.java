package frontrow.queue.messaging;

import frontrow.events.Topics;
import frontrow.queue.application.Leadership;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Leads the partitions that the consumer group gives to this instance. The consumer takes part in the group and reads nothing: its
 * partitions are paused as soon as they are assigned.
 */
final class PartitionLeadership implements Leadership, SmartLifecycle, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionLeadership.class);
    private static final Duration POLL_MAX = Duration.ofMillis(250);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final AppliedOffsets applied;
    private final UndecodableRecords undecodable;
    /** What must have been applied before leading a partition: its end when it was assigned. */
    private final Map<Integer, Long> endWhenAssigned = new ConcurrentHashMap<>();
    private long endsLookedAtNanos = System.nanoTime();
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable Thread member;

    PartitionLeadership(Supplier<Consumer<byte[], byte[]>> consumers, AppliedOffsets applied,
            UndecodableRecords undecodable) {
        this.consumers = consumers;
        this.applied = applied;
        this.undecodable = undecodable;
    }

    @Override
    public boolean leads(int partition) {
        Long end = endWhenAssigned.get(partition);
        return end != null && applied.last(partition) >= end - 1;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Consumer<byte[], byte[]> assigned = consumer;
        if (assigned != null && !partitions.isEmpty()) {
            assigned.pause(partitions);
            assigned.endOffsets(partitions).forEach((partition, end) -> endWhenAssigned.put(partition.partition(), end));
            LOG.info("Leads partitions {} as soon as their end is applied.", partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> endWhenAssigned.remove(partition.partition()));
    }

    private void takePart() {
        while (isRunning()) {
            try (Consumer<byte[], byte[]> joining = consumers.get()) {
                consumer = joining;
                joining.subscribe(List.of(Topics.QUEUE), this);
                while (isRunning()) {
                    joining.poll(POLL_MAX);
                    lookAtEnds();
                }
            } catch (WakeupException stopped) {
                LOG.debug("Leaves the group.");
            } catch (RuntimeException e) {
                LOG.warn("Out of the leaders' group, joins again: {}", e.toString());
                pause();
            } finally {
                endWhenAssigned.clear();
            }
        }
    }

    /** Seldom, and only while this instance owns a partition that it cannot lead yet. */
    private void lookAtEnds() {
        if (System.nanoTime() - endsLookedAtNanos < LOOK_EVERY.toNanos()) {
            return;
        }
        endsLookedAtNanos = System.nanoTime();
        Map<Integer, Long> notLed = new HashMap<>(endWhenAssigned);
        notLed.keySet().removeIf(this::leads);
        if (!notLed.isEmpty()) {
            try {
                undecodable.passOver(notLed);
            } catch (RuntimeException e) {
                LOG.warn("The ends of {} could not be looked at: {}", notLed.keySet(), e.toString());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("queue-leadership").daemon().unstarted(this::takePart);
        member = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread leaving = member;
        Consumer<byte[], byte[]> left = consumer;
        member = null;
        if (left != null) {
            left.wakeup();
        }
        try {
            if (leaving != null && !leaving.join(STOP_WAIT_MAX)) {
                LOG.warn("The leaders' group was not left within {}.", STOP_WAIT_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return member != null;
    }

    @Override
    public int getPhase() {
        return Phases.LEADERSHIP;
    }
}
