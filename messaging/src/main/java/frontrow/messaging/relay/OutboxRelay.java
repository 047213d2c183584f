package frontrow.messaging.relay;

import frontrow.messaging.relay.RelayLedger.Entry;
import frontrow.messaging.relay.RelayLedger.Phase;
import frontrow.messaging.relay.RelayStatus.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the relay going: one thread that relays while the slot is free to take, stands by while another instance has it, starts the
 * engine again whenever it ends or stalls, and refuses where going on could lose events.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration TICK = Duration.ofMillis(250);

    private final String service;
    private final RelayLedger ledger;
    private final EngineSettings settings;
    private final Supplier<TopicWriter> writers;
    private final SlotRebuild rebuild;
    private final RelayProperties properties;
    private final RelayStatus status;
    private final Backoff backoff;
    /** Open while it does not run. */
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(String service, RelayLedger ledger, EngineSettings settings, Supplier<TopicWriter> writers, SlotRebuild rebuild,
            RelayProperties properties, RelayStatus status) {
        this.service = service;
        this.ledger = ledger;
        this.settings = settings;
        this.writers = writers;
        this.rebuild = rebuild;
        this.properties = properties;
        this.status = status;
        this.backoff = new Backoff(properties.restartDelayMin(), properties.restartDelayMax());
    }

    private void supervise() {
        try {
            while (isRunning()) {
                try {
                    step();
                } catch (DataAccessException e) {
                    pauseAfter("The database does not answer: " + e.getMostSpecificCause().getMessage());
                } catch (EngineEnded e) {
                    pauseAfter(e.reason);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Relay {} is interrupted: it is to stop.", service);
        } catch (RuntimeException e) {
            LOG.error("Relay {} met what it cannot handle.", service, e);
            throw e;
        } finally {
            become(State.STOPPED, null);
        }
    }

    private void pauseAfter(String reason) throws InterruptedException {
        status.restarted();
        become(State.RESTARTING, reason);
        pause(backoff.next());
    }

    /** Not longer than it runs. */
    private void pause(Duration duration) throws InterruptedException {
        boolean over = stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("Relay {} paused, to stop: {}.", service, over);
    }

    private void step() throws InterruptedException {
        Entry entry = ledger.read();
        status.lag(entry.slot().lagBytes(), Duration.ZERO);
        String refusal = SlotRules.refusal(entry, ledger.slotName());
        if (entry.phase() == null) {
            ledger.register();
        } else if (entry.phase() == Phase.REBUILDING) {
            rebuild();
        } else if (refusal != null) {
            become(State.REFUSED, refusal);
            pause(properties.standbyInterval());
        } else if (entry.slot().active()) {
            become(State.STANDBY, null);
            backoff.reset();
            pause(properties.standbyInterval());
        } else {
            relay();
        }
    }

    private void relay() throws InterruptedException {
        become(State.STARTING, null);
        long begunAt = System.nanoTime();
        Canary canary = new Canary(Long.toHexString(begunAt));
        TopicWriter writer = writers.get();
        RowHandler handler = new RowHandler(writer, this::verifySlot, canary::seen, () -> become(State.RELAYING, null));
        EngineRun run = new EngineRun(settings.properties(ledger.schema()), handler, writer);
        run.start(service + "-relay-engine", properties.batchMax());
        try {
            watch(run, canary);
        } finally {
            run.close(properties.stopDurationMax());
            if (System.nanoTime() - begunAt > properties.restartDelayMax().toNanos() * 2) {
                backoff.reset();
            }
        }
    }

    /** Returns when the engine is to stop: this instance stops, or the slot is to be rebuilt. */
    private void watch(EngineRun run, Canary canary) throws InterruptedException {
        long nextCanaryAt = System.nanoTime();
        while (isRunning()) {
            if (System.nanoTime() - nextCanaryAt >= 0) {
                nextCanaryAt = System.nanoTime() + properties.canaryInterval().toNanos();
                if (!look(canary)) {
                    return;
                }
            }
            if (canary.waitingFor().compareTo(properties.stallDuration()) > 0) {
                throw new EngineEnded(
                        "Nothing came through for %d ms: the broker or the WAL does not move."
                                .formatted(canary.waitingFor().toMillis()));
            }
            String reason = run.awaitEnd(TICK);
            if (reason != null && isRunning()) {
                throw new EngineEnded(reason);
            }
        }
    }

    private boolean look(Canary canary) {
        try {
            Entry entry = ledger.read();
            status.lag(entry.slot().lagBytes(), canary.lag());
            ledger.emitCanary(canary.next());
            return entry.phase() == Phase.RELAYING;
        } catch (DataAccessException e) {
            LOG.debug("Relay {}: the database does not answer.", service, e);
            canary.forget();
            return true;
        }
    }

    private void verifySlot() {
        String refusal = SlotRules.refusal(ledger.read(), ledger.slotName());
        if (refusal != null) {
            throw new EngineEnded(refusal);
        }
    }

    private void rebuild() throws InterruptedException {
        switch (rebuild.attempt(() -> become(State.REBUILDING, null), this::isRunning)) {
            case DONE -> {
            }
            case SLOT_IN_USE -> pause(TICK);
            case NOT_MINE -> {
                become(State.STANDBY, null);
                pause(properties.standbyInterval());
            }
        }
    }

    private void become(State state, @Nullable String reason) {
        if (status.set(state, reason)) {
            LOG.info("Relay {} is {}{}", service, state, reason == null ? "." : ": " + reason);
        }
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().name(service + "-relay").daemon().start(this::supervise);
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(properties.stopDurationMax().plus(TICK))) {
                stopping.interrupt();
                stopping.join(TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** After the web server and the listeners: what they still say goes out, too. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** The engine ended, or has to. */
    static class EngineEnded extends RuntimeException {
        private final String reason;

        EngineEnded(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
