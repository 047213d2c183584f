package frontrow.queue.application;

import org.jspecify.annotations.Nullable;

/** The log cannot be written or read right now; trying again helps. */
public class LineUnavailable extends RuntimeException {

    public LineUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
