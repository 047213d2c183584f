package frontrow.messaging.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the relay of this instance is doing; written by it, read by health and metrics. */
class RelayStatus {

    enum State {
        /** Not begun yet, or stopped. */
        STOPPED,
        /** Another instance relays. */
        STANDBY,
        /** A fresh slot is made and kept rows are sent again. */
        REBUILDING,
        /** The engine is starting; nothing has come through it yet. */
        STARTING, RELAYING,
        /** The engine ended; it is started again. */
        RESTARTING,
        /** Going on could lose events; see the reason. */
        REFUSED
    }

    record Snapshot(State state, @Nullable String reason) {}

    private volatile Snapshot snapshot = new Snapshot(State.STOPPED, null);
    private volatile long lagBytes;
    private volatile Duration lag = Duration.ZERO;
    private final AtomicLong sentTotal = new AtomicLong();
    private final AtomicLong restartsTotal = new AtomicLong();

    Snapshot snapshot() {
        return snapshot;
    }

    /** @return whether this is news */
    boolean set(State state, @Nullable String reason) {
        Snapshot next = new Snapshot(state, reason);
        boolean news = !next.equals(snapshot);
        snapshot = next;
        return news;
    }

    void lag(long bytes, Duration duration) {
        lagBytes = bytes;
        lag = duration;
    }

    long lagBytes() {
        return lagBytes;
    }

    double lagSeconds() {
        return lag.toMillis() / 1_000.0;
    }

    void sent(int records) {
        sentTotal.addAndGet(records);
    }

    long sentTotal() {
        return sentTotal.get();
    }

    void restarted() {
        restartsTotal.incrementAndGet();
    }

    long restartsTotal() {
        return restartsTotal.get();
    }
}
