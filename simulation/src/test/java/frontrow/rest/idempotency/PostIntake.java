package frontrow.rest.idempotency;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The real handling of idempotency keys by one instance of a service, without HTTP, threads and a database. */
public final class PostIntake {

    private static final Fingerprint.Maker FINGERPRINTS = new Fingerprint.Maker(JsonMapper.shared());

    private final TransactionOperations transactions;
    private final StoredAnswers answers;
    private final Flights flights = new Flights();

    public PostIntake(TransactionOperations transactions, KeyRows rows) {
        this.transactions = transactions;
        this.answers = new InMemoryAnswers(rows);
    }

    /** What is sent back: a status, and a body if it is a good answer. */
    public record Said(int status, String body) {

        private static Said of(Reply reply) {
            return switch (reply) {
                case Reply.Given(StoredAnswer answer, _) -> new Said(answer.status(), answer.body());
                case Reply.Refused(var problem) -> new Said(problem.get().getStatusCode().value(), "");
            };
        }
    }

    /** @param render makes the answer's body, which is what is stored */
    public <Q, A> Post<Q, A> of(int batchSizeMax, int queuedMax, Function<List<Q>, List<A>> useCase, Function<A, String> render) {
        return new Post<>(new GroupCommitter<>("post", 0, queuedMax, batchSizeMax, new BatchTransaction<>(transactions, answers,
                useCase, (posted, result) -> new StoredAnswer(200, "application/json", "", render.apply(result)), 0)), flights);
    }

    public static final class Post<Q, A> {
        private final GroupCommitter<Posted<Q>, Reply> committer;
        private final CommittedPost<Q, A> post;

        private Post(GroupCommitter<Posted<Q>, Reply> committer, Flights flights) {
            this.committer = committer;
            this.post = new CommittedPost<>(committer, FINGERPRINTS, flights, Duration.ZERO);
        }

        public CompletableFuture<Said> ask(String userId, String key, String path, Object body, Q request) {
            return post.ask(new RequestKey(userId, key), "POST", path, body, request).thenApply(Said::of);
        }

        /** @return false if nobody waits */
        public boolean commitWaiting() {
            return committer.commitWaiting();
        }
    }

    private record InMemoryAnswers(KeyRows rows) implements StoredAnswers {

        @Override
        public Earlier lockAndFind(List<RequestKey> keys) {
            List<Boolean> locked = keys.stream().map(key -> rows.tryLock(text(key))).toList();
            Map<RequestKey, Found> found = new HashMap<>();
            for (RequestKey key : keys) {
                if (rows.find(text(key)) instanceof Found row) {
                    found.put(key, row);
                }
            }
            return new Earlier(locked, found);
        }

        @Override
        public void store(List<Stored> stored) {
            stored.forEach(each -> rows.insert(text(each.key()), new Found(each.fingerprint(), each.answer())));
        }

        private static String text(RequestKey key) {
            return key.userId() + "/" + key.key();
        }
    }
}
