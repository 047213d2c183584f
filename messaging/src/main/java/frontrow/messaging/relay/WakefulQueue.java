package frontrow.messaging.relay;

import io.debezium.connector.base.QueueProvider;
import io.debezium.pipeline.DataChangeEvent;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's queue between the reader of the WAL and the poller. Debezium locks its own for each event on either side; here the poller
 * looks and takes without a lock. Public, because it is instantiated by name.
 */
public final class WakefulQueue<T> implements QueueProvider<T> {

    static final String NAME = "wakeful";

    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    /** Never less than there are. */
    private final AtomicInteger size = new AtomicInteger();

    /** Makes itself known to the task that is starting on this thread. */
    @SuppressWarnings("unchecked") // The events of a task are of one type.
    public WakefulQueue() {
        if (WakefulTask.STARTING.isBound()) {
            WakefulTask.STARTING.get().queueIs((WakefulQueue<DataChangeEvent>) this);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void configure(Map<String, ?> nothing) {}

    @Override
    public void enqueue(T event) {
        size.incrementAndGet();
        queue.add(event);
    }

    @Override
    public @Nullable T poll() {
        T event = queue.poll();
        if (event != null) {
            size.decrementAndGet();
        }
        return event;
    }

    @Override
    public int size() {
        return size.get();
    }
}
