package frontrow.queue.config;

import org.jspecify.annotations.Nullable;

/** There is no key that passes can be signed with. */
final class PassKeyUnusable extends RuntimeException {

    PassKeyUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
