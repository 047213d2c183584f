package frontrow.rest.idempotency;

import frontrow.rest.problems.Causes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A batch of POSTs as one transaction: lock the keys, look for earlier answers, let the use case handle the fresh requests, store the
 * answers.
 *
 * <p>Why this cannot deadlock, whatever instances do at once: the locks of the keys are only tried, never waited for. Who holds a key's
 * lock is alone with the key's row, so storing waits for nobody but a purge of that row, and a purge skips what others have locked and
 * takes nothing else. Rows of the use case itself are locked in its own order, after this.
 *
 * <p>Why no answer is missed: a lock is released after its transaction's commit has become visible, and answers are looked for by a
 * statement of its own (READ COMMITTED), so its snapshot is younger than the lock.
 */
final class BatchTransaction<Q, A> implements Function<List<Posted<Q>>, List<Reply>> {

    private static final long PAUSE_NANOS_MAX = 10_000_000;

    private final TransactionOperations transactions;
    private final StoredAnswers answers;
    private final Function<List<Q>, List<A>> useCase;
    private final BiFunction<Posted<Q>, A, StoredAnswer> render;
    private final int retriesMax;

    BatchTransaction(TransactionOperations transactions, StoredAnswers answers, Function<List<Q>, List<A>> useCase,
            BiFunction<Posted<Q>, A, StoredAnswer> render, int retriesMax) {
        this.transactions = transactions;
        this.answers = answers;
        this.useCase = useCase;
        this.render = render;
        this.retriesMax = retriesMax;
    }

    @Override
    public List<Reply> apply(List<Posted<Q>> batch) {
        for (int attempt = 0;; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(transaction -> handle(batch)));
            } catch (RuntimeException failure) {
                if (attempt == retriesMax || !Causes.lostRace(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS_MAX)); // two losers must not meet again
            }
        }
    }

    private List<Reply> handle(List<Posted<Q>> batch) {
        Map<RequestKey, Posted<Q>> firsts = new LinkedHashMap<>();
        batch.forEach(posted -> firsts.putIfAbsent(posted.key(), posted));
        Map<RequestKey, Reply> replies = new LinkedHashMap<>();
        answer(fresh(List.copyOf(firsts.values()), replies), replies);
        return batch.stream().map(posted -> replyTo(posted, firsts, replies)).toList();
    }

    /** Those that nobody works on and nobody has answered; the others get their replies. */
    private List<Posted<Q>> fresh(List<Posted<Q>> firsts, Map<RequestKey, Reply> replies) {
        StoredAnswers.Earlier earlier = answers.lockAndFind(firsts.stream().map(Posted::key).toList());
        List<Posted<Q>> fresh = new ArrayList<>(firsts.size());
        for (int at = 0; at < firsts.size(); at++) {
            Posted<Q> posted = firsts.get(at);
            StoredAnswers.Found found = earlier.answers().get(posted.key());
            if (!earlier.locked().get(at)) {
                replies.put(posted.key(), new Reply.Refused(KeyProblems::inUse));
            } else if (found == null) {
                fresh.add(posted);
            } else {
                replies.put(posted.key(), found.fingerprint().equals(posted.fingerprint())
                        ? new Reply.Given(found.answer(), true)
                        : new Reply.Refused(KeyProblems::reused));
            }
        }
        return fresh;
    }

    private void answer(List<Posted<Q>> fresh, Map<RequestKey, Reply> replies) {
        if (fresh.isEmpty()) {
            return;
        }
        List<A> results = useCase.apply(fresh.stream().map(Posted::request).toList());
        if (results.size() != fresh.size()) {
            throw new IllegalStateException("%d results for %d requests.".formatted(results.size(), fresh.size()));
        }
        List<StoredAnswers.Stored> stored = new ArrayList<>(fresh.size());
        for (int at = 0; at < fresh.size(); at++) {
            Posted<Q> posted = fresh.get(at);
            StoredAnswer rendered = render.apply(posted, results.get(at));
            stored.add(new StoredAnswers.Stored(posted.key(), posted.fingerprint(), rendered));
            replies.put(posted.key(), new Reply.Given(rendered, false));
        }
        answers.store(stored);
    }

    /** A key that came twice in this batch ran once; the second one gets the first one's answer, if it asked the same. */
    @SuppressWarnings("ReferenceEquality") // a double is equal to the first one, but not the first one
    private static <Q> Reply replyTo(Posted<Q> posted, Map<RequestKey, Posted<Q>> firsts, Map<RequestKey, Reply> replies) {
        Posted<Q> first = Objects.requireNonNull(firsts.get(posted.key()));
        Reply reply = Objects.requireNonNull(replies.get(posted.key()));
        if (first == posted || !(reply instanceof Reply.Given given)) {
            return reply;
        }
        return first.fingerprint().equals(posted.fingerprint())
                ? new Reply.Given(given.answer(), true)
                : new Reply.Refused(KeyProblems::reused);
    }
}
