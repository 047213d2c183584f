package frontrow.rest.idempotency;

import frontrow.rest.RestProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets keys that are too old, a bounded batch at a time; any number of instances may do so at once. */
final class KeyPurge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyPurge.class);
    private static final int BATCHES_MAX = 100;
    private static final long STOP_SECONDS_MAX = 5;

    private final AnswerTable answers;
    private final BooleanSupplier needed;
    private final RestProperties.Idempotency limits;
    private volatile ScheduledExecutorService schedule = stopped();

    KeyPurge(AnswerTable answers, BooleanSupplier needed, RestProperties.Idempotency limits) {
        this.answers = answers;
        this.needed = needed;
        this.limits = limits;
    }

    private static ScheduledExecutorService stopped() {
        ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
        none.shutdown();
        return none;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // purge() throws nothing
    public void start() {
        schedule = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("idempotency-purge").factory());
        long pauseMillis = limits.purgeEvery().toMillis();
        schedule.scheduleWithFixedDelay(this::purge, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    private void purge() {
        if (!needed.getAsBoolean()) {
            return;
        }
        try {
            int batches = 1;
            while (answers.purge(limits.purgeBatchSizeMax()) == limits.purgeBatchSizeMax() && batches < BATCHES_MAX) {
                batches++;
            }
        } catch (RuntimeException failure) {
            log.warn("Old idempotency keys could not be purged; tried again later: {}", failure.toString());
        }
    }

    @Override
    public void stop() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                log.warn("The purge of idempotency keys did not end in {} s.", STOP_SECONDS_MAX);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !schedule.isShutdown();
    }
}
