package frontrow.payment;

import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.ReservationId;
import frontrow.payment.domain.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Payments as they are in each of their states, in a time that no watcher of a real clock sees. */
public final class APayment {

    public static final Instant REQUESTED_AT = Instant.parse("2099-05-01T10:00:00Z");
    public static final Instant DEADLINE = REQUESTED_AT.plusSeconds(30);
    public static final Duration REFUND_PATIENCE = Duration.ofSeconds(60);
    public static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private APayment() {}

    public static Payment debiting() {
        return requestedBy("ann");
    }

    public static Payment requestedBy(String userId) {
        return of(new PaymentId(UUID.randomUUID()), new ReservationId(UUID.randomUUID()), userId);
    }

    public static Payment of(PaymentId id, ReservationId reservationId, String userId) {
        return new Payment(id, new Terms(reservationId, userId, 110_000, "KRW", REQUESTED_AT, DEADLINE, TRACEPARENT));
    }

    public static Payment completed() {
        Payment payment = debiting();
        payment.debited(DEADLINE, DEADLINE);
        return payment;
    }

    public static Payment failed() {
        Payment payment = debiting();
        payment.debitRejected(FailureReason.INSUFFICIENT_BALANCE, REQUESTED_AT);
        return payment;
    }

    public static Payment timedOut() {
        Payment payment = debiting();
        payment.deadlinePassed(DEADLINE.plusMillis(1));
        return payment;
    }

    public static Payment timedOutAndUndone() {
        Payment payment = timedOut();
        payment.refunded(DEADLINE.plusSeconds(1));
        return payment;
    }

    public static Payment refunding() {
        Payment payment = completed();
        payment.cancellationRequested(DEADLINE);
        return payment;
    }

    public static Payment parked() {
        Payment payment = refunding();
        payment.refundUnanswered(REFUND_PATIENCE, DEADLINE.plus(REFUND_PATIENCE));
        return payment;
    }

    public static Payment parkedTimeout() {
        Payment payment = timedOut();
        payment.refundUnanswered(REFUND_PATIENCE, DEADLINE.plusMillis(1).plus(REFUND_PATIENCE));
        return payment;
    }

    public static Payment refunded() {
        Payment payment = refunding();
        payment.refunded(DEADLINE);
        return payment;
    }
}
