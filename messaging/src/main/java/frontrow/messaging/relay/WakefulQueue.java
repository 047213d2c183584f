package frontrow.messaging.relay;

import io.debezium.connector.base.QueueProvider;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's queue between the reader of the WAL and the poller, which may look how much is in it. Debezium locks it for everything else.
 * Public, because it is instantiated by name.
 */
public final class WakefulQueue<T> implements QueueProvider<T> {

    static final String NAME = "wakeful";

    private final Queue<T> queue = new ArrayDeque<>();
    private volatile int size;

    /** Makes itself known to the task that is starting on this thread. */
    public WakefulQueue() {
        if (WakefulTask.STARTING.isBound()) {
            WakefulTask.STARTING.get().queueIs(this);
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
        queue.add(event);
        size = queue.size();
    }

    @Override
    public @Nullable T poll() {
        T event = queue.poll();
        size = queue.size();
        return event;
    }

    @Override
    public int size() {
        return size;
    }
}
