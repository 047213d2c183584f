package frontrow.messaging.outbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after the partitions: once before anything else starts, then at an interval. */
class OutboxMaintenance implements SmartLifecycle, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxMaintenance.class);

    private final OutboxPartitions partitions;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("outbox-maintenance").factory());
    private @Nullable ScheduledFuture<?> schedule;
    private volatile long rowsInDefault;

    OutboxMaintenance(OutboxPartitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public synchronized void start() {
        maintain();
        long millis = partitions.interval().toMillis();
        schedule = executor.scheduleWithFixedDelay(this::maintain, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void maintain() {
        try {
            partitions.maintain();
            rowsInDefault = partitions.rowsInDefault();
            if (rowsInDefault > 0) {
                LOG.warn("{} rows are in outbox_default, because their partition was not made in time.",
                        rowsInDefault);
            }
        } catch (RuntimeException e) {
            LOG.warn("Outbox partitions could not be looked after; tried again in {}.", partitions.interval(), e);
        }
    }

    long rowsInDefault() {
        return rowsInDefault;
    }

    @Override
    public synchronized void stop() {
        if (schedule != null) {
            schedule.cancel(true);
            schedule = null;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }

    /** Before the web server and the consumers, which insert. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
