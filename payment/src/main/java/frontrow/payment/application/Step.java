package frontrow.payment.application;

import frontrow.messaging.Trace;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import java.time.Duration;
import java.time.Instant;

/**
 * What happens to a payment: an event that arrived, a time that ran out, an operator's command; with the trace that the events it
 * causes belong to.
 */
public sealed interface Step {

    PaymentId paymentId();

    Trace trace();

    /** A fan asks to pay: {@code payment} is what begins by it. */
    record Request(Payment payment, Trace trace) implements Step {
        @Override
        public PaymentId paymentId() {
            return payment.id();
        }
    }

    record Debited(PaymentId paymentId, Instant debitedAt, Trace trace) implements Step {}

    record DebitRejected(PaymentId paymentId, FailureReason reason, Trace trace) implements Step {}

    record Cancel(PaymentId paymentId, Trace trace) implements Step {}

    record Refunded(PaymentId paymentId, Trace trace) implements Step {}

    record DeadlinePassed(PaymentId paymentId, Trace trace) implements Step {}

    record RefundUnanswered(PaymentId paymentId, Duration refundPatience, Trace trace) implements Step {}

    record Resume(PaymentId paymentId, Trace trace) implements Step {}

    record Compensate(PaymentId paymentId, Trace trace) implements Step {}
}
