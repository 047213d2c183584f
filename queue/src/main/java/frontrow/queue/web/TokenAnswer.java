package frontrow.queue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a fan stands.
 *
 * @param token                the place, signed: shows that one is in line
 * @param position             from 1 while WAITING, 0 when ACTIVE
 * @param estimatedWaitSeconds absent while the room admits nobody
 * @param pollAfterSeconds     when to ask again; absent when it is over
 * @param pass                 when ACTIVE: for the header {@code Queue-Token}
 * @param expiresAt            when ACTIVE: the end of the pass
 * @param roomState            OPEN, PAUSED or CLOSED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenAnswer(String token, Status status, @Nullable Integer position, @Nullable Long estimatedWaitSeconds,
        @Nullable Integer pollAfterSeconds, @Nullable String pass, @Nullable Instant expiresAt, String roomState) {

    enum Status {
        /** In line. */
        WAITING,
        /** It is the fan's turn. */
        ACTIVE,
        /** The fan has bought. */
        FINISHED,
        /** The pass ran out or was not claimed in time. */
        EXPIRED
    }

    /** Whether a fan wants to know of it: an estimate that moves with the clock is no news. */
    boolean newsAfter(@Nullable TokenAnswer last) {
        return last == null || !withoutEstimate().equals(last.withoutEstimate());
    }

    private TokenAnswer withoutEstimate() {
        return new TokenAnswer(token, status, position, null, null, pass, expiresAt, roomState);
    }
}
