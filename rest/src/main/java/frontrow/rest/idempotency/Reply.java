package frontrow.rest.idempotency;

import frontrow.rest.Problem;
import java.util.function.Supplier;

/** What became of a request in a batch. */
sealed interface Reply {

    /** The same reply to one who asked again. */
    default Reply repeated() {
        return this;
    }

    record Given(StoredAnswer answer, boolean replayed) implements Reply {
        @Override
        public Reply repeated() {
            return new Given(answer, true);
        }
    }

    /** Refused for its key, before the use case; nothing is stored. Each time a new problem: exceptions are not shared by threads. */
    record Refused(Supplier<Problem> problem) implements Reply {}
}
