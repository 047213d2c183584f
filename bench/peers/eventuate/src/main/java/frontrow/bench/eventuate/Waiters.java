package frontrow.bench.eventuate;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Requests that wait for the end of their saga. */
final class Waiters {

    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private final Map<UUID, CompletableFuture<PayResult>> waiting = new ConcurrentHashMap<>();

    /** Starts a saga and waits for its end. */
    PayResult await(UUID attempt, Runnable start) {
        CompletableFuture<PayResult> end = new CompletableFuture<>();
        waiting.put(attempt, end);
        try {
            start.run();
            return end.get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            return PayResult.TOO_LATE;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return PayResult.TOO_LATE;
        } finally {
            waiting.remove(attempt);
        }
    }

    /** Nobody waits for a saga that was started before this process was. */
    void tellAfterCommit(UUID attempt, PayResult result) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                CompletableFuture<PayResult> end = waiting.get(attempt);
                if (end != null) {
                    end.complete(result);
                }
            }
        });
    }
}
