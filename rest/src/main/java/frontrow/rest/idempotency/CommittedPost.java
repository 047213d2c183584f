package frontrow.rest.idempotency;

import frontrow.rest.Caller;
import frontrow.rest.IdempotentPost;
import frontrow.rest.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.ResponseEntity;

/** Hands requests to the committer and waits; on the caller's own (virtual) thread. */
final class CommittedPost<Q, A> implements IdempotentPost<Q, A>, AutoCloseable {

    private final GroupCommitter<Posted<Q>, Reply> committer;
    private final Fingerprint.Maker fingerprints;
    private final Flights flights;
    private final Duration waitMax;

    CommittedPost(GroupCommitter<Posted<Q>, Reply> committer, Fingerprint.Maker fingerprints, Flights flights,
            Duration waitMax) {
        this.committer = committer;
        this.fingerprints = fingerprints;
        this.flights = flights;
        this.waitMax = waitMax;
    }

    @Override
    public ResponseEntity<String> answer(HttpServletRequest http, Caller caller, Object body, Q request) {
        RequestKey key = RequestKey.of(caller.userId(), Collections.list(http.getHeaders(RequestKey.HEADER)));
        return response(await(ask(key, http.getMethod(), http.getRequestURI(), body, request)));
    }

    /** The reply to come; if this instance is working on the same request already, that one's. */
    CompletableFuture<Reply> ask(RequestKey key, String method, String path, Object body, Q request) {
        Fingerprint fingerprint = fingerprints.of(method, path, body);
        Flights.Flight mine = Flights.Flight.of(fingerprint);
        Flights.Flight first = flights.joinOrBegin(key, mine);
        if (first == null) {
            flights.follow(key, mine, () -> committer.submit(new Posted<>(key, fingerprint, path, request)));
            return mine.reply();
        }
        return first.fingerprint().equals(fingerprint)
                ? first.reply().thenApply(Reply::repeated)
                : CompletableFuture.completedFuture(new Reply.Refused(KeyProblems::reused));
    }

    private static ResponseEntity<String> response(Reply reply) {
        return switch (reply) {
            case Reply.Given given -> given.answer().toResponse(given.replayed());
            case Reply.Refused refused -> throw refused.problem().get();
        };
    }

    private Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw KeyProblems.outcomeUnknown();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw KeyProblems.outcomeUnknown();
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

    int waiting() {
        return committer.waiting();
    }

    @Override
    public void close() {
        committer.close();
    }
}
