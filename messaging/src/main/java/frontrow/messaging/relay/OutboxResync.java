package frontrow.messaging.relay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Heals a relay that refuses: a fresh slot is made, the kept rows of the outbox are sent again, byte-identical and in the order of
 * their positions, and relaying goes on. Harmless at any time: every consumer knows repeats.
 *
 * <p>It is asked for in the database and carried out by whichever instance of the service runs, so it survives a crash on the way.
 */
public interface OutboxResync {

    /**
     * Sends again what was said since shortly before the last position that is on record ({@code resend-overlap}).
     *
     * @param waitMax how long to wait for the end
     * @throws IllegalStateException when it has not ended by then; it goes on nevertheless
     */
    Report resync(Duration waitMax);

    /** Sends again what was said from this time on. */
    Report resync(Instant from, Duration waitMax);

    /**
     * @param rows          how many rows were sent again
     * @param missingFrom   rows said from this time
     * @param missingBefore up to this time belong to it as well, but are not kept any more; both null when none is missing
     */
    record Report(long rows, @Nullable Instant missingFrom, @Nullable Instant missingBefore) {}
}
