package frontrow.rest.idempotency;

import frontrow.rest.Problem;
import java.util.function.Supplier;

/** What became of a request in a batch. */
sealed interface Reply {

    record Given(StoredAnswer answer, boolean replayed) implements Reply {}

    /** Refused for its key, before the use case; nothing is stored. Each time a new problem: exceptions are not shared by threads. */
    record Refused(Supplier<Problem> problem) implements Reply {}
}
