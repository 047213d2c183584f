package frontrow.rest.problems;

import java.io.IOException;

/** A body grew beyond its limit while it was read. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1;

    private final long bytesMax;

    public BodyTooLarge(long bytesMax) {
        super("The body is larger than %d bytes.".formatted(bytesMax));
        this.bytesMax = bytesMax;
    }

    public long bytesMax() {
        return bytesMax;
    }
}
