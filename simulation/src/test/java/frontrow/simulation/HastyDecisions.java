package frontrow.simulation;

import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.payment.application.DecideParkedPayments;
import frontrow.payment.application.Decision;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.PaymentStatus;
import frontrow.payment.domain.Payments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Bugs in what operators decide. */
final class HastyDecisions {

    private HastyDecisions() {}

    /** A debit is booked, and nobody has asked for it back: the purchase goes on, and the fan is paid back as well. */
    static Wiring compensatesWhatWasDebitedAndNeverToBeRefunded() {
        return compensatesToo(payment -> payment.status() == PaymentStatus.COMPLETED);
    }

    /** The second of two operators who decide at once pays back, too. */
    static Wiring compensatesTwice() {
        return compensatesToo(payment -> payment.status() == PaymentStatus.REFUNDED);
    }

    private static Wiring compensatesToo(Predicate<Payment> notParked) {
        return new Wiring() {
            @Override
            DecideParkedPayments decideParkedPayments(Payments payments, Outbox outbox) {
                return new DecideParkedPayments(payments, outbox) {
                    @Override
                    public Result compensate(PaymentId id, Decision decision, Trace trace) {
                        Result result = super.compensate(id, decision, trace);
                        if (!(result instanceof Result.NotParked(Payment payment)) || !notParked.test(payment)) {
                            return result;
                        }
                        outbox.append(List.of(new Outgoing(payment.terms().reservationId().toString(),
                                compensated(payment, decision, payments.now()), trace)));
                        return new Result.Done(payment);
                    }
                };
            }
        };
    }

    private static PaymentCompensated compensated(Payment payment, Decision decision, Instant at) {
        return PaymentCompensated.newBuilder().setReservationId(payment.terms().reservationId().value())
                .setPaymentId(payment.id().value()).setOperator(decision.operator()).setReason(decision.reason()).setAt(at)
                .build();
    }

    /** The wallet has never heard of this payment, and debits. */
    static Wiring resumeStartsASecondDebit() {
        return resumeAsks(refund -> WalletDebitRequested.newBuilder().setReservationId(refund.getReservationId())
                .setPaymentId(another(refund.getPaymentId())).setUserId(refund.getUserId())
                .setAmountMinor(refund.getAmountMinor()).setCurrency(refund.getCurrency())
                .setDeadline(refund.getAt().plusSeconds(30))
                .setAt(refund.getAt()).build());
    }

    /** The wallet has never heard of this payment, and notes that it must never debit it. */
    static Wiring resumeAsksUnderANewId() {
        return resumeAsks(refund -> WalletRefundRequested.newBuilder().setReservationId(refund.getReservationId())
                .setPaymentId(another(refund.getPaymentId())).setUserId(refund.getUserId())
                .setAmountMinor(refund.getAmountMinor()).setCurrency(refund.getCurrency()).setReason(refund.getReason())
                .setAt(refund.getAt()).build());
    }

    private static UUID another(UUID id) {
        return new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits());
    }

    private static Wiring resumeAsks(Function<WalletRefundRequested, SpecificRecord> instead) {
        return new Wiring() {
            @Override
            DecideParkedPayments decideParkedPayments(Payments payments, Outbox outbox) {
                return new DecideParkedPayments(payments, events -> outbox.append(events.stream()
                        .map(each -> each.event() instanceof WalletRefundRequested refund
                                ? new Outgoing(each.key(), instead.apply(refund), each.trace())
                                : each)
                        .toList()));
            }
        };
    }
}
