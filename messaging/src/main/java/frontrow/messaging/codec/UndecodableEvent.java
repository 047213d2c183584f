package frontrow.messaging.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that are no event of ours and never will be. */
public final class UndecodableEvent extends RuntimeException {

    UndecodableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
