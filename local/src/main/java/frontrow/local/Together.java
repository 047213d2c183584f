package frontrow.local;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same with several things at once. */
final class Together {

    private Together() {}

    /** Returns when all are done; throws what the first failed with. */
    static <T> void run(List<T> things, Consumer<T> action) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("frontrow-", 1).factory())) {
            List<Future<?>> running = things.stream().<Future<?>>map(thing -> threads.submit(() -> action.accept(thing)))
                    .toList();
            running.forEach(Together::await);
        }
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : new CannotStart("A service failed.", failed);
        }
    }
}
