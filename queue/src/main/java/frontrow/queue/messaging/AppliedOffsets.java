package frontrow.queue.messaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** How far this instance's replica has applied each partition of the log, and who waits for it to get further. */
final class AppliedOffsets {

    private static final long NONE = -1;

    private final Map<Integer, Progress> byPartition = new ConcurrentHashMap<>();

    private record Waiter(long offset, CompletableFuture<Void> reached) {}

    private static final class Progress {
        private long applied = NONE;
        private final Queue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::offset));

        synchronized long applied() {
            return applied;
        }

        synchronized List<Waiter> advance(long offset) {
            applied = Math.max(applied, offset);
            List<Waiter> arrived = new ArrayList<>();
            for (Waiter next = waiters.peek(); next != null && next.offset() <= applied; next = waiters.peek()) {
                arrived.add(next);
                waiters.remove();
            }
            return arrived;
        }

        synchronized CompletableFuture<Void> reached(long offset) {
            CompletableFuture<Void> reached = new CompletableFuture<>();
            if (offset <= applied) {
                reached.complete(null);
            } else {
                waiters.add(new Waiter(offset, reached));
            }
            return reached;
        }
    }

    void applied(int partition, long offset) {
        progress(partition).advance(offset).forEach(waiter -> waiter.reached().complete(null));
    }

    /** -1 if nothing of the partition has been applied. */
    long last(int partition) {
        return progress(partition).applied();
    }

    /** Done when the record at this offset, and so all before it, has been applied. */
    CompletableFuture<Void> reached(int partition, long offset) {
        return progress(partition).reached(offset);
    }

    private Progress progress(int partition) {
        return byPartition.computeIfAbsent(partition, p -> new Progress());
    }
}
