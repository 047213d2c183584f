package frontrow.rest.idempotency;

import frontrow.rest.Answer;
import frontrow.rest.IdempotentPost;
import frontrow.rest.RestProperties;
import frontrow.rest.problems.ProblemWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Makes the POSTs of a service; they share the table and end with the application. */
final class CommittedPosts implements IdempotentPost.Factory, AutoCloseable {

    private final RestProperties.Idempotency limits;
    private final TransactionOperations transactions;
    private final StoredAnswers answers;
    private final JsonMapper json;
    private final ProblemWriter problems;
    private final Fingerprint.Maker fingerprints;
    private final Flights flights = new Flights();
    private final List<CommittedPost<?, ?>> posts = new CopyOnWriteArrayList<>();

    CommittedPosts(RestProperties.Idempotency limits, TransactionOperations transactions, StoredAnswers answers, JsonMapper json,
            ProblemWriter problems) {
        this.limits = limits;
        this.transactions = transactions;
        this.answers = answers;
        this.json = json;
        this.problems = problems;
        this.fingerprints = new Fingerprint.Maker(json);
    }

    @Override
    public <Q, A> IdempotentPost<Q, A> of(String name, Function<List<Q>, List<A>> useCase, Function<A, Answer> render) {
        BatchTransaction<Q, A> batch = new BatchTransaction<>(transactions, answers, useCase,
                (posted, result) -> bounded(StoredAnswer.of(render.apply(result), posted.path(), json, problems)),
                limits.retriesMax());
        CommittedPost<Q, A> post = new CommittedPost<>(
                new GroupCommitter<>(name, limits.workers(), limits.queuedMax(), limits.batchSizeMax(), batch), fingerprints,
                flights, limits.waitMax());
        posts.add(post);
        return post;
    }

    private StoredAnswer bounded(StoredAnswer answer) {
        int bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.answerSizeMax().toBytes()) {
            throw new IllegalStateException(
                    "An answer of %d bytes is longer than frontrow.rest.idempotency.answer-size-max.".formatted(bytes));
        }
        return answer;
    }

    /** Whether this service has such POSTs at all; without them it needs no table either. */
    boolean any() {
        return !posts.isEmpty();
    }

    /** How many requests wait for the next batch. */
    int waiting() {
        return posts.stream().mapToInt(CommittedPost::waiting).sum();
    }

    @Override
    public void close() {
        posts.forEach(CommittedPost::close);
    }
}
