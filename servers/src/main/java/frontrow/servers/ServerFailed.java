package frontrow.servers;

import org.jspecify.annotations.Nullable;

/** A server cannot be started or ended; the message is one sentence for the person at the screen. */
public final class ServerFailed extends RuntimeException {

    public ServerFailed(String message) {
        super(message);
    }

    public ServerFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
