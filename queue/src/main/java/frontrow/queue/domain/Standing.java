package frontrow.queue.domain;

import frontrow.events.queue.AdmissionEndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a fan stands in a room. */
public sealed interface Standing {

    UUID token();

    /**
     * @param position      counts from 1
     * @param estimatedWait unknown while the room admits nobody
     */
    record Waiting(UUID token, int position, @Nullable Duration estimatedWait) implements Standing {}

    record Active(UUID token, UUID passId, Instant admittedAt, Instant expiresAt, boolean claimed) implements Standing {}

    record Ended(UUID token, UUID passId, AdmissionEndReason reason) implements Standing {

        public boolean bought() {
            return reason == AdmissionEndReason.PURCHASED;
        }

        boolean canStillBecomeBought(UUID ofPass) {
            return passId.equals(ofPass) && !bought();
        }
    }
}
