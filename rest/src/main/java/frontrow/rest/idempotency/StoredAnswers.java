package frontrow.rest.idempotency;

import java.util.List;
import java.util.Map;

/** The answers that were given, by key. All methods join the running transaction, and what they did goes with it. */
interface StoredAnswers {

    /** Whether each key's lock was to be had, in the order of the keys: until the transaction ends. Waits for none. */
    List<Boolean> tryLock(List<RequestKey> keys);

    /** Those that there are. */
    Map<RequestKey, Found> find(List<RequestKey> keys);

    /** @throws IllegalStateException if one of the keys has an answer already */
    void store(List<Stored> answers);

    record Found(Fingerprint fingerprint, StoredAnswer answer) {}

    record Stored(RequestKey key, Fingerprint fingerprint, StoredAnswer answer) {}
}
