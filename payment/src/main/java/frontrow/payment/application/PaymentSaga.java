package frontrow.payment.application;

import static frontrow.payment.application.PaymentEvents.paymentCompleted;
import static frontrow.payment.application.PaymentEvents.paymentFailed;
import static frontrow.payment.application.PaymentEvents.paymentRefunded;
import static frontrow.payment.application.PaymentEvents.walletDebitRequested;
import static frontrow.payment.application.PaymentEvents.walletRefundRequested;

import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.payment.domain.IllegalTransition;
import frontrow.payment.domain.Outcome;
import frontrow.payment.domain.Payment;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The saga of a payment. The payment itself is the state; here is what it tells the others.
 *
 * <pre>
 * step | what happens                  | payment                    | events out                           | next
 * -----+-------------------------------+----------------------------+--------------------------------------+--------------------------------------
 * 1    | PaymentRequested              |          → DEBITING        | WalletDebitRequested                 | wallet debits
 * 2    | WalletDebited                 | DEBITING → COMPLETED       | PaymentCompleted                     | reservation: ReservationConfirmed
 * 2'   | WalletDebitRejected           | DEBITING → FAILED          | PaymentFailed                        | reservation: SeatReleased
 * 2''  | deadline passes, or           | DEBITING → FAILED(TIMEOUT) | PaymentFailed, WalletRefundRequested | reservation: SeatReleased;
 *      | WalletDebited after it        |                            |                                      | wallet undoes the debit, or notes
 *      |                               |                            |                                      | that it must never happen
 * 3    | CancellationRequested         | COMPLETED → REFUNDING      | WalletRefundRequested                | wallet refunds
 * 4    | WalletRefunded                | REFUNDING → REFUNDED       | PaymentRefunded                      | reservation: SeatReleased
 * 4'   | no answer within the patience | parked                     |                                      | operator
 * 5    | operator resumes              | no longer parked           | PaymentResumed,                      | wallet, which refunds once
 *      |                               |                            | WalletRefundRequested                |
 * 5'   | operator compensates          | REFUNDING → REFUNDED       | PaymentCompensated, PaymentRefunded  | reservation: SeatReleased
 *      |                               | FAILED(TIMEOUT), settled   | PaymentCompensated                   |
 * </pre>
 */
final class PaymentSaga {

    private PaymentSaga() {}

    /** What the step does to the payment. */
    static Outcome take(Step step, Payment payment, Instant now) {
        try {
            return switch (step) {
                case Step.Request _ -> payment.begin();
                case Step.Debited(_, var debitedAt, _) -> payment.debited(debitedAt, now);

                // Compensation
                case Step.DebitRejected(_, var reason, _) -> payment.debitRejected(reason, now);
                case Step.DeadlinePassed _ -> payment.deadlinePassed(now);
                case Step.Cancel _ -> payment.cancellationRequested(now);
                case Step.Refunded _ -> payment.refunded(now);
                case Step.RefundUnanswered(_, var refundPatience, _) -> payment.refundUnanswered(refundPatience, now);
                case Step.Resume _ -> payment.resumed(now);
                case Step.Compensate _ -> payment.compensated(now);
            };
        } catch (IllegalTransition impossible) {
            throw new ImpossibleEvent(impossible.getMessage());
        }
    }

    /** What the others are told of it. */
    static List<Outgoing> tell(Outcome outcome, Payment payment, Trace trace, Instant at) {
        String key = payment.terms().reservationId().toString();
        return eventsOf(outcome, payment, at).stream().map(event -> new Outgoing(key, event, trace)).toList();
    }

    private static List<SpecificRecord> eventsOf(Outcome outcome, Payment payment, Instant at) {
        return switch (outcome) {
            case Outcome.Begun _ -> List.of(walletDebitRequested(payment, at));
            case Outcome.Completed _ -> List.of(paymentCompleted(payment, at));

            // Compensation
            case Outcome.Failed _ -> List.of(paymentFailed(payment, at));
            case Outcome.TimedOut _ -> List.of(paymentFailed(payment, at), walletRefundRequested(payment, at));
            case Outcome.RefundDue _ -> List.of(walletRefundRequested(payment, at));
            case Outcome.Refunded _ -> List.of(paymentRefunded(payment, at));

            case Outcome.Settled _,Outcome.Parked _,Outcome.Unchanged _,Outcome.NotYet _ -> List.of();
        };
    }
}
