package frontrow.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/**
 * A POST that can be repeated safely (draft-ietf-httpapi-idempotency-key-header-07): the answer is stored with the effect, in the same
 * transaction. Concurrent requests share transactions: while one batch commits the next one gathers.
 *
 * @param <Q> the request as the use case takes it
 * @param <A> its result
 */
public interface IdempotentPost<Q, A> {

    /**
     * Answers 400 without an {@code Idempotency-Key}, 422 for the same key with another request, 409 while the first one still runs,
     * the first answer again if there was one, else what the use case says.
     *
     * @param body what was posted: it tells a repeated request from another one
     */
    ResponseEntity<String> answer(HttpServletRequest http, Caller caller, Object body, Q request);

    interface Factory {
        /**
         * @param useCase handles a batch in one transaction; results in the order of the requests
         * @param render  turns a result into the answer that is stored and sent
         */
        <Q, A> IdempotentPost<Q, A> of(String name, Function<List<Q>, List<A>> useCase, Function<A, Answer> render);
    }
}
