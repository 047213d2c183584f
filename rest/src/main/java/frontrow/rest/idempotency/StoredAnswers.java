package frontrow.rest.idempotency;

import java.util.List;
import java.util.Map;

/** The answers that were given, by key. All methods join the running transaction, and what they did goes with it. */
interface StoredAnswers {

    /** Locks the keys until the transaction ends, those whose lock is to be had, and waits for none; then looks for their answers. */
    Earlier lockAndFind(List<RequestKey> keys);

    /** @throws IllegalStateException if one of the keys has an answer already */
    void store(List<Stored> answers);

    /**
     * @param locked  of each key, in their order
     * @param answers those that there are
     */
    record Earlier(List<Boolean> locked, Map<RequestKey, Found> answers) {}

    record Found(Fingerprint fingerprint, StoredAnswer answer) {}

    record Stored(RequestKey key, Fingerprint fingerprint, StoredAnswer answer) {}
}
