package frontrow.rest.idempotency;

import org.jspecify.annotations.Nullable;

/** The rows of {@code idempotency_key} by user and key: what is written goes with the transaction. */
public interface KeyRows {

    boolean tryLock(String key);

    @Nullable
    Object find(String key);

    /** @throws IllegalStateException if there is one already */
    void insert(String key, Object row);
}
