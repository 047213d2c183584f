package frontrow.bench.seller;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Preparations: many things of a kind, a bounded number at a time. */
public final class Together {

    private static final int AT_ONCE_MAX = 300;

    private Together() {}

    /** Returns when all are done. @throws IllegalStateException for the first that failed */
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is kept.
    public static void each(int from, int to, IntFunction<CompletableFuture<?>> begin) {
        Semaphore places = new Semaphore(AT_ONCE_MAX);
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        for (int number = from; number < to && failed.get() == null; number++) {
            places.acquireUninterruptibly();
            begin.apply(number).whenComplete((done, failure) -> {
                failed.compareAndSet(null, failure);
                places.release();
            });
        }
        places.acquireUninterruptibly(AT_ONCE_MAX);
        if (failed.get() != null) {
            throw new IllegalStateException("Preparing failed.", failed.get());
        }
    }
}
