package frontrow.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the undoing of a debit.
 *
 * @param askedAt      when the wallet was last asked for it
 * @param settledAt    since when it is known that the fan has the amount: it was given back, or never taken
 * @param parkedAt     since when it waits for an operator
 * @param parkedReason what the operator has to know
 */
@Embeddable
public record Refund(@Column(name = "refund_asked_at") Instant askedAt,
        @Column(name = "refund_settled_at") @Nullable Instant settledAt,
        @Column(name = "parked_at") @Nullable Instant parkedAt,
        @Column(name = "parked_reason") @Nullable String parkedReason) {

    static Refund asked(Instant now) {
        return new Refund(now, null, null, null);
    }

    Refund settled(Instant now) {
        return settledAt == null ? new Refund(askedAt, now, null, null) : this;
    }

    Refund parked(Instant now) {
        return new Refund(askedAt, null, now, "The wallet has not answered the refund asked for at %s.".formatted(askedAt));
    }

    boolean isParked() {
        return parkedAt != null;
    }

    /** Whether it is still the wallet's turn to answer. */
    boolean isAwaited() {
        return settledAt == null && parkedAt == null;
    }

    boolean isAwaitedLongerThan(Duration refundPatience, Instant now) {
        return isAwaited() && !now.isBefore(askedAt.plus(refundPatience));
    }
}
