package frontrow.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the relay of the same process when a transaction with events has committed, so that it need not look at the WAL all the time.
 * Only a hint: what another instance appends, or what is said while nobody listens, is found by looking now and then.
 */
public final class AppendSignal {

    private volatile @Nullable Thread listener;
    private volatile long lastNanos = System.nanoTime() - Duration.ofHours(1).toNanos();

    public void raise() {
        lastNanos = System.nanoTime();
        LockSupport.unpark(listener);
    }

    public boolean raisedWithin(Duration past) {
        return System.nanoTime() - lastNanos < past.toNanos();
    }

    /** Returns when the signal is raised, after the given time, or for no reason; only the last caller is woken. */
    public void await(Duration waitMax) {
        listener = Thread.currentThread();
        LockSupport.parkNanos(this, waitMax.toNanos());
    }
}
