package frontrow.rest.idempotency;

import frontrow.rest.Problem;
import org.springframework.http.HttpStatus;

/** How a POST is refused for its key (draft-ietf-httpapi-idempotency-key-header-07, §2.7). */
final class KeyProblems {

    private static final long RETRY_AFTER_SECONDS = 1;

    private KeyProblems() {}

    static Problem missing() {
        return Problem.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING",
                "Send one header Idempotency-Key of 1 to 255 visible ASCII characters, a new one for each new request.");
    }

    static Problem inUse() {
        return Problem.of(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_IN_USE",
                "A request with this Idempotency-Key is still running; repeat it in a moment.")
                .retryAfterSeconds(RETRY_AFTER_SECONDS);
    }

    static Problem reused() {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key was used for another request; take a new key for a new request.");
    }

    static Problem outcomeUnknown() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "ANSWER_LATE",
                "The request was taken but its answer is not known yet; repeat it with the same Idempotency-Key.")
                .retryAfterSeconds(RETRY_AFTER_SECONDS);
    }
}
