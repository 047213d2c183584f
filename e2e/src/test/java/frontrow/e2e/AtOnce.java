package frontrow.e2e;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does many things at the same moment, each on a virtual thread of its own. */
final class AtOnce {

    private AtOnce() {}

    /** @return the results in the order of the actions, once all have ended */
    static <T> List<T> all(List<Supplier<T>> actions) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = actions.stream().map(action -> threads.submit(() -> {
                start.await();
                return action.get();
            })).toList();
            start.countDown();
            return results.stream().map(AtOnce::resultOf).toList();
        }
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("one of the actions failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
