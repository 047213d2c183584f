package frontrow.rest;

import org.springframework.http.HttpStatus;

/** What a POST answers: a status and a body that becomes JSON, kept under the idempotency key and given again as it was. */
public sealed interface Answer {

    record Success(HttpStatus status, Object body) implements Answer {}

    record Refusal(Problem problem) implements Answer {}
}
