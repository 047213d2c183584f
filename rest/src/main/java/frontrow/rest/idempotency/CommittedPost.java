package frontrow.rest.idempotency;

import frontrow.rest.Caller;
import frontrow.rest.IdempotentPost;
import frontrow.rest.Problem;
import frontrow.rest.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Hands requests to the committer and waits; on the caller's own (virtual) thread. */
final class CommittedPost<Q, A> implements IdempotentPost<Q, A>, AutoCloseable {

    private final GroupCommitter<Posted<Q>, Reply> committer;
    private final Fingerprint.Maker fingerprints;
    private final Duration waitMax;

    CommittedPost(GroupCommitter<Posted<Q>, Reply> committer, Fingerprint.Maker fingerprints, Duration waitMax) {
        this.committer = committer;
        this.fingerprints = fingerprints;
        this.waitMax = waitMax;
    }

    @Override
    public ResponseEntity<String> answer(HttpServletRequest http, Caller caller, Object body, Q request) {
        RequestKey key = RequestKey.of(caller.userId(), Collections.list(http.getHeaders(RequestKey.HEADER)));
        String path = http.getRequestURI();
        Posted<Q> posted = new Posted<>(key, fingerprints.of(http.getMethod(), path, body), path, request);
        return switch (await(submit(posted))) {
            case Reply.Given given -> given.answer().toResponse(given.replayed());
            case Reply.Refused refused -> throw refused.problem().get();
        };
    }

    private CompletableFuture<Reply> submit(Posted<Q> posted) {
        try {
            return committer.submit(posted);
        } catch (RejectedExecutionException full) {
            throw Problems.overloaded();
        }
    }

    private Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw unknownOutcome();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unknownOutcome();
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case RejectedExecutionException stopping -> Problems.overloaded();
                case RuntimeException failure -> failure;
                case Error error -> error(error);
                case null, default -> new IllegalStateException(failed);
            };
        }
    }

    private static RuntimeException error(Error error) {
        return new IllegalStateException("The use case ended with an error.", error);
    }

    private static Problem unknownOutcome() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "ANSWER_LATE",
                "The request was taken but its answer is not known yet; repeat it with the same Idempotency-Key.")
                .retryAfterSeconds(1);
    }

    @Override
    public void close() {
        committer.close();
    }
}
