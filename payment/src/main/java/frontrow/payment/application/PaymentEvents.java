package frontrow.payment.application;

import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A payment's events. They tell the payment as it is after the step. */
final class PaymentEvents {

    private PaymentEvents() {}

    static WalletDebitRequested walletDebitRequested(Payment payment, Instant at) {
        return WalletDebitRequested.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setUserId(payment.terms().userId())
                .setAmountMinor(payment.terms().amountMinor())
                .setCurrency(payment.terms().currency())
                .setDeadline(payment.terms().deadline())
                .setAt(at)
                .build();
    }

    static PaymentCompleted paymentCompleted(Payment payment, Instant at) {
        return PaymentCompleted.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setUserId(payment.terms().userId())
                .setAmountMinor(payment.terms().amountMinor())
                .setCurrency(payment.terms().currency())
                .setAt(at)
                .build();
    }

    static PaymentFailed paymentFailed(Payment payment, Instant at) {
        return PaymentFailed.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setUserId(payment.terms().userId())
                .setAmountMinor(payment.terms().amountMinor())
                .setCurrency(payment.terms().currency())
                .setReason(reason(payment.failureReason()))
                .setAt(at)
                .build();
    }

    static WalletRefundRequested walletRefundRequested(Payment payment, Instant at) {
        return WalletRefundRequested.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setUserId(payment.terms().userId())
                .setAmountMinor(payment.terms().amountMinor())
                .setCurrency(payment.terms().currency())
                .setReason(payment.status() == PaymentStatus.FAILED ? RefundReason.TIMEOUT : RefundReason.CANCELLATION)
                .setAt(at)
                .build();
    }

    static PaymentRefunded paymentRefunded(Payment payment, Instant at) {
        return PaymentRefunded.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setUserId(payment.terms().userId())
                .setAmountMinor(payment.terms().amountMinor())
                .setCurrency(payment.terms().currency())
                .setAt(at)
                .build();
    }

    // Compensation by hand

    static PaymentResumed paymentResumed(Payment payment, Decision decision, Instant at) {
        return PaymentResumed.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setOperator(decision.operator())
                .setReason(decision.reason())
                .setAt(at)
                .build();
    }

    static PaymentCompensated paymentCompensated(Payment payment, Decision decision, Instant at) {
        return PaymentCompensated.newBuilder()
                .setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value())
                .setOperator(decision.operator())
                .setReason(Objects.requireNonNull(decision.reason(), "a compensation has a reason"))
                .setAt(at)
                .build();
    }

    private static PaymentFailureReason reason(@Nullable FailureReason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE -> PaymentFailureReason.INSUFFICIENT_BALANCE;
            case TIMEOUT -> PaymentFailureReason.TIMEOUT;
            case REJECTED -> PaymentFailureReason.REJECTED;
            case null -> throw new IllegalStateException("A failed payment has a reason.");
        };
    }
}
