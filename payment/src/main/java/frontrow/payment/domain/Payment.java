package frontrow.payment.domain;

import frontrow.payment.domain.Outcome.Begun;
import frontrow.payment.domain.Outcome.Completed;
import frontrow.payment.domain.Outcome.Failed;
import frontrow.payment.domain.Outcome.NotYet;
import frontrow.payment.domain.Outcome.Parked;
import frontrow.payment.domain.Outcome.RefundDue;
import frontrow.payment.domain.Outcome.Refunded;
import frontrow.payment.domain.Outcome.Settled;
import frontrow.payment.domain.Outcome.TimedOut;
import frontrow.payment.domain.Outcome.Unchanged;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a fan to pay a reservation, and the state of its saga (design §6). Every method says what became of it; what cannot
 * happen in its state throws {@link IllegalTransition}; a repeat, or what is late but legal, is {@link Unchanged}.
 */
@Entity
@Table(name = "payment")
public class Payment {

    @EmbeddedId
    private PaymentId id;
    @Embedded
    private Terms terms;
    @Enumerated(EnumType.STRING)
    private PaymentStatus status = PaymentStatus.DEBITING;
    @Enumerated(EnumType.STRING)
    private @Nullable FailureReason failureReason;
    /** The undoing of the debit, or null as long as nobody wanted it. */
    @Embedded
    private @Nullable Refund refund;

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    public Payment(PaymentId id, Terms terms) {
        this.id = id;
        this.terms = terms;
    }

    /** What happens to a new payment; a repeated request makes no new one. */
    public Outcome begin() {
        return switch (status) {
            case DEBITING -> new Begun();
            case COMPLETED, FAILED, REFUNDING, REFUNDED -> throw new IllegalTransition(this, "a beginning");
        };
    }

    /** @param debitedAt when the wallet debited, by its clock: up to and including the deadline it counts */
    public Outcome debited(Instant debitedAt, Instant now) {
        return switch (status) {
            case DEBITING -> debitedAt.isAfter(terms.deadline()) ? timeOut(now) : complete();
            case COMPLETED, REFUNDING, REFUNDED -> new Unchanged();
            case FAILED -> {
                mustHaveTimedOut("a debit");
                yield new Unchanged();
            }
        };
    }

    public Outcome debitRejected(FailureReason reason, Instant now) {
        return switch (status) {
            case DEBITING -> fail(reason);
            case FAILED -> settle(now);
            case COMPLETED, REFUNDING, REFUNDED -> throw new IllegalTransition(this, "a rejected debit");
        };
    }

    /** What no event tells: the deadline passed without an answer of the wallet. */
    public Outcome deadlinePassed(Instant now) {
        return switch (status) {
            case DEBITING -> now.isAfter(terms.deadline()) ? timeOut(now) : new NotYet();
            case COMPLETED, FAILED, REFUNDING, REFUNDED -> new Unchanged();
        };
    }

    /** Only a completed payment can be cancelled, and only we tell that it is: a request never comes too early. */
    public Outcome cancellationRequested(Instant now) {
        return switch (status) {
            case COMPLETED -> startRefund(now);
            case REFUNDING, REFUNDED -> new Unchanged();
            case DEBITING, FAILED -> throw new IllegalTransition(this, "a cancellation");
        };
    }

    public Outcome refunded(Instant now) {
        return switch (status) {
            case REFUNDING -> finishRefund(now);
            case REFUNDED -> new Unchanged();
            case FAILED -> {
                mustHaveTimedOut("a refund");
                yield settle(now);
            }
            case DEBITING, COMPLETED -> throw new IllegalTransition(this, "a refund");
        };
    }

    /** Parks it if the wallet has not answered a refund within this time. The status stays: the money is still to come. */
    public Outcome refundUnanswered(Duration refundPatience, Instant now) {
        if (refund == null || !refund.isAwaited()) {
            return new Unchanged();
        }
        if (!refund.isAwaitedLongerThan(refundPatience, now)) {
            return new NotYet();
        }
        refund = refund.parked(now);
        return new Parked();
    }

    /** Asks the wallet again, which undoes a debit once however often it is asked. */
    public Outcome resumed(Instant now) {
        if (refund == null || !refund.isParked()) {
            return new Unchanged();
        }
        refund = Refund.asked(now);
        return new RefundDue();
    }

    /** An operator decides that the refund of a parked payment counts as done. */
    public Outcome compensated(Instant now) {
        if (refund == null || !refund.isParked()) {
            return new Unchanged();
        }
        return switch (status) {
            case REFUNDING -> finishRefund(now);
            case FAILED -> {
                settle(now);
                yield new Settled();
            }
            case DEBITING, COMPLETED, REFUNDED -> throw new IllegalTransition(this, "a compensation");
        };
    }

    private Outcome complete() {
        status = PaymentStatus.COMPLETED;
        return new Completed();
    }

    private Outcome fail(FailureReason reason) {
        status = PaymentStatus.FAILED;
        failureReason = reason;
        return new Failed();
    }

    private Outcome timeOut(Instant now) {
        status = PaymentStatus.FAILED;
        failureReason = FailureReason.TIMEOUT;
        refund = Refund.asked(now);
        return new TimedOut();
    }

    private Outcome startRefund(Instant now) {
        status = PaymentStatus.REFUNDING;
        refund = Refund.asked(now);
        return new RefundDue();
    }

    private Outcome finishRefund(Instant now) {
        status = PaymentStatus.REFUNDED;
        settle(now);
        return new Refunded();
    }

    /** Notes that the fan has the amount, if that was in doubt. */
    private Outcome settle(Instant now) {
        if (refund != null) {
            refund = refund.settled(now);
        }
        return new Unchanged();
    }

    private void mustHaveTimedOut(String what) {
        if (failureReason != FailureReason.TIMEOUT) {
            throw new IllegalTransition(this, what);
        }
    }

    public PaymentId id() {
        return id;
    }

    public Terms terms() {
        return terms;
    }

    public PaymentStatus status() {
        return status;
    }

    /** Null unless it failed. */
    public @Nullable FailureReason failureReason() {
        return failureReason;
    }

    /** Null as long as no debit has to be undone. */
    public @Nullable Refund refund() {
        return refund;
    }

    @Override
    public String toString() {
        return "Payment %s (%s%s)".formatted(id, status, failureReason == null ? "" : " " + failureReason);
    }
}
