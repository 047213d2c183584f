package frontrow.reservation.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets all who ask for the same thing at once share one read. It begins after each of them has asked, so nobody sees less than a read
 * of their own would show; and at most one runs for a key, so a crowd that looks at one hall needs one connection.
 */
final class SharedRead<K, V> {

    private final Function<K, V> source;
    private final Map<K, CompletableFuture<V>> running = new HashMap<>();
    /** Has not begun yet: who asks now can still join. */
    private final Map<K, CompletableFuture<V>> next = new HashMap<>();

    SharedRead(Function<K, V> source) {
        this.source = source;
    }

    /** @throws RuntimeException what the source threw */
    V read(K key) {
        CompletableFuture<V> joined;
        CompletableFuture<V> mine = new CompletableFuture<>();
        @Nullable
        CompletableFuture<V> before;
        synchronized (this) {
            joined = next.putIfAbsent(key, mine);
            before = running.get(key);
        }
        if (joined == null) {
            lead(key, mine, before);
        }
        return resultOf(joined == null ? mine : joined);
    }

    private void lead(K key, CompletableFuture<V> mine, @Nullable CompletableFuture<V> before) {
        if (before != null) {
            before.handle((value, failure) -> true).join();
        }
        synchronized (this) {
            next.remove(key);
            running.put(key, mine);
        }
        try {
            mine.complete(source.apply(key));
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
        } finally {
            synchronized (this) {
                running.remove(key, mine);
            }
        }
    }

    private static <V> V resultOf(CompletableFuture<V> read) {
        try {
            return read.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw failed;
            }
        }
    }
}
