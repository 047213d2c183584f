package frontrow.queue.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fan in line or with a pass. Kept small (40 bytes, the token as two longs): a million of them wait in one heap. */
final class Fan {

    final String userId;
    private final long tokenHigh;
    private final long tokenLow;
    /** Where the line keeps the fan; means nothing once there is a pass. */
    int slot;
    @Nullable
    Pass pass;

    Fan(String userId, UUID token) {
        this.userId = userId;
        this.tokenHigh = token.getMostSignificantBits();
        this.tokenLow = token.getLeastSignificantBits();
    }

    UUID token() {
        return new UUID(tokenHigh, tokenLow);
    }

    boolean has(UUID token) {
        return token.getMostSignificantBits() == tokenHigh && token.getLeastSignificantBits() == tokenLow;
    }
}
