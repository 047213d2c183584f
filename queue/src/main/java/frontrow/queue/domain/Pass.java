package frontrow.queue.domain;

import frontrow.events.queue.AdmissionEndReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** The right to book: from the admission until its time is over, it lapses unclaimed, or its fan has bought or left. */
record Pass(Fan fan, UUID passId, Instant admittedAt, Instant expiresAt, Instant claimBy, boolean claimed) {

    /**
     * A fan may be shown the pass until {@code claimBy}; the leader ends it so much later. The claim of a fan who saw it in the last
     * moment is in the log by then.
     */
    static final Duration CLAIM_GRACE = Duration.ofSeconds(1);

    static final Comparator<Pass> BY_END = Comparator.comparing(Pass::endsAt).thenComparing(Pass::passId);

    /** Made from the token: two leaders who admit the same fan give the same pass. */
    static UUID passId(UUID token) {
        return UUID.nameUUIDFromBytes(("pass:" + token).getBytes(StandardCharsets.US_ASCII));
    }

    Pass seen() {
        return new Pass(fan, passId, admittedAt, expiresAt, claimBy, true);
    }

    /** Whether the fan can use it. */
    boolean liveAt(Instant now) {
        return now.isBefore(expiresAt) && (claimed || now.isBefore(claimBy));
    }

    /** Why it is over once its time is. */
    AdmissionEndReason endReason() {
        return claimed ? AdmissionEndReason.EXPIRED : AdmissionEndReason.LAPSED;
    }

    /** When the leader ends it. */
    Instant endsAt() {
        Instant lapsesAt = claimBy.plus(CLAIM_GRACE);
        return claimed || expiresAt.isBefore(lapsesAt) ? expiresAt : lapsesAt;
    }
}
