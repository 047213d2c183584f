package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.audit.fold.Payment.State;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;

/**
 * Invariant 6, as the payment service tells it. One payment's events are in one partition, so in order.
 *
 * <pre>
 * state     | event                                         | next
 * ----------+-----------------------------------------------+-----------
 *           | WalletDebitRequested                          | DEBITING
 * DEBITING  | PaymentCompleted                              | COMPLETED
 *           | PaymentFailed; TIMEOUT only past the deadline | FAILED
 * FAILED    | WalletRefundRequested TIMEOUT, if it was that | FAILED
 * COMPLETED | WalletRefundRequested CANCELLATION            | REFUNDING
 * REFUNDING | WalletRefundRequested CANCELLATION, again     | REFUNDING
 *           | PaymentRefunded                               | REFUNDED
 * awaits a  | PaymentResumed                                | the same
 * refund    | PaymentCompensated, once                      | the same
 * </pre>
 */
final class PaymentSteps {

    private final Findings findings;

    PaymentSteps(Findings findings) {
        this.findings = findings;
    }

    void debitRequested(WalletDebitRequested event, Payment payment, Purchase purchase, Seen seen) {
        step(payment, purchase, seen, payment.state == State.NONE, State.DEBITING);
        payment.deadlineMicros = Micros.of(event.getDeadline());
    }

    void completed(Payment payment, Purchase purchase, Seen seen) {
        step(payment, purchase, seen, payment.state == State.DEBITING, State.COMPLETED);
    }

    void failed(PaymentFailed event, Payment payment, Purchase purchase, Seen seen) {
        // A debit that the wallet says came after the deadline times out, too, whatever the clock here.
        boolean known = event.getReason() != PaymentFailureReason.UNKNOWN;
        step(payment, purchase, seen, payment.state == State.DEBITING && known, State.FAILED);
        payment.failure = event.getReason().name();
    }

    void refundRequested(WalletRefundRequested event, Payment payment, Purchase purchase, Seen seen) {
        boolean timedOut = payment.state == State.FAILED && payment.failure.equals("TIMEOUT")
                && event.getReason() == RefundReason.TIMEOUT;
        boolean cancelled = (payment.state == State.COMPLETED || payment.state == State.REFUNDING)
                && event.getReason() == RefundReason.CANCELLATION;
        step(payment, purchase, seen, timedOut || cancelled, cancelled ? State.REFUNDING : payment.state);
    }

    void refunded(Payment payment, Purchase purchase, Seen seen) {
        step(payment, purchase, seen, payment.state == State.REFUNDING, State.REFUNDED);
    }

    void resumed(Payment payment, Purchase purchase, Seen seen) {
        step(payment, purchase, seen, awaitsARefund(payment), payment.state);
    }

    /** The state stays: where it changes, PaymentRefunded says so. */
    void compensated(Payment payment, Purchase purchase, Seen seen) {
        step(payment, purchase, seen, awaitsARefund(payment) && !payment.compensated, payment.state);
        payment.compensated = true;
    }

    private static boolean awaitsARefund(Payment payment) {
        return payment.state == State.REFUNDING || (payment.state == State.FAILED && payment.failure.equals("TIMEOUT"));
    }

    private void step(Payment payment, Purchase purchase, Seen seen, boolean legal, State next) {
        if (legal) {
            payment.state = next;
            return;
        }
        findings.add(Rule.STEP_IS_LEGAL, purchase, "%s meets payment %s that is %s".formatted(seen.kind().eventName(), payment.id,
                payment.state == State.NONE ? "not begun" : payment.state), seen.location());
        if (payment.state == State.NONE) {
            payment.state = next;
        }
    }
}
