package frontrow.rest.idempotency;

import frontrow.rest.problems.Causes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits requests in groups: while one batch commits, the next one gathers. Alone, a request waits for nobody.
 *
 * <p>A batch that throws is committed again request by request, so that one bad request harms no other.
 */
final class GroupCommitter<Q, R> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommitter.class);
    private static final long IDLE_MILLIS_MAX = 200;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final int batchSizeMax;
    private final Function<List<Q>, List<R>> commit;
    private final BlockingQueue<Waiting<Q, R>> queue;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /** @param commit one transaction; results in the order of the requests */
    GroupCommitter(String name, int workers, int queuedMax, int batchSizeMax, Function<List<Q>, List<R>> commit) {
        this.batchSizeMax = batchSizeMax;
        this.commit = commit;
        this.queue = new ArrayBlockingQueue<>(queuedMax);
        for (int number = 1; number <= workers; number++) {
            this.workers.add(Thread.ofPlatform().daemon().name(name + "-commit-" + number).start(this::work));
        }
    }

    /** @throws RejectedExecutionException if too many are waiting, or it was closed */
    CompletableFuture<R> submit(Q request) {
        Waiting<Q, R> waiting = new Waiting<>(request, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw new RejectedExecutionException("Too many requests are waiting.");
        }
        if (closed) {
            refuseTheRest(); // closed in between, when nobody might look any more
        }
        return waiting.answer;
    }

    int waiting() {
        return queue.size();
    }

    private void work() {
        while (!closed) {
            Waiting<Q, R> first = next();
            if (first != null) {
                commitWith(first);
            }
        }
    }

    /** What a worker does, on the caller's thread: without workers nothing else is done. @return false if nothing waits */
    boolean commitWaiting() {
        Waiting<Q, R> first = queue.poll();
        if (first != null) {
            commitWith(first);
        }
        return first != null;
    }

    private void commitWith(Waiting<Q, R> first) {
        List<Waiting<Q, R>> batch = new ArrayList<>(batchSizeMax);
        batch.add(first);
        queue.drainTo(batch, batchSizeMax - 1);
        commit(batch);
    }

    /** Looks up now and then whether it was closed: an interrupt could hit a database connection in use, and break it. */
    private @Nullable Waiting<Q, R> next() {
        try {
            return queue.poll(IDLE_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodysBusiness) {
            return null;
        }
    }

    private void commit(List<Waiting<Q, R>> batch) {
        try {
            List<R> answers = commit.apply(batch.stream().map(Waiting::request).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException("%d answers to %d requests.".formatted(answers.size(), batch.size()));
            }
            for (int at = 0; at < batch.size(); at++) {
                batch.get(at).answer.complete(answers.get(at));
            }
        } catch (Throwable failure) { // whatever it is, those who wait must learn of it
            if (batch.size() == 1 || Causes.unavailable(failure)) {
                // With the database away, trying each one alone would only make all of them wait for its timeout.
                batch.forEach(waiting -> waiting.answer.completeExceptionally(failure));
            } else {
                log.warn("A batch of {} requests failed; each is tried alone: {}", batch.size(), failure.toString());
                batch.forEach(waiting -> commit(List.of(waiting)));
            }
        }
    }

    /** Ends the batches that are being committed; what still waits is refused. */
    @Override
    public void close() {
        closed = true;
        try {
            for (Thread worker : workers) {
                worker.join(STOP_MILLIS_MAX);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        refuseTheRest();
    }

    private void refuseTheRest() {
        for (Waiting<Q, R> waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.answer.completeExceptionally(new RejectedExecutionException("The service is stopping."));
        }
    }

    private record Waiting<Q, R>(Q request, CompletableFuture<R> answer) {}
}
