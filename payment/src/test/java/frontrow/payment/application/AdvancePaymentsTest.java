package frontrow.payment.application;

import static frontrow.payment.APayment.DEADLINE;
import static frontrow.payment.APayment.REQUESTED_AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.messaging.Trace;
import frontrow.payment.APayment;
import frontrow.payment.InMemoryPayments;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.PaymentStatus;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AdvancePaymentsTest {

    private final InMemoryPayments payments = new InMemoryPayments();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final AdvancePayments advancePayments = new AdvancePayments(payments, outbox);
    private final Trace trace = Trace.startNew();

    @Test
    void asksTheWalletForTheAmountOfANewPayment() {
        Payment payment = APayment.requestedBy("ann");

        advancePayments.advance(List.of(new Step.Request(payment, trace)));

        assertThat(payments.get(payment.id()).status()).isEqualTo(PaymentStatus.DEBITING);
        assertThat(outbox.appended()).containsExactly(new Outgoing(payment.terms().reservationId().toString(),
                new WalletDebitRequested(payment.terms().reservationId().value(), payment.id().value(), "ann", 110_000L, "KRW",
                        DEADLINE,
                        REQUESTED_AT),
                trace));
    }

    @Test
    void completesWhatIsDebitedInTime() {
        Payment payment = payments.add(APayment.debiting());

        advancePayments.advance(List.of(new Step.Debited(payment.id(), DEADLINE, trace)));

        assertThat(payment.status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(told())
                .containsExactly(new PaymentCompleted(payment.terms().reservationId().value(), payment.id().value(), "ann",
                        110_000L, "KRW", REQUESTED_AT));
    }

    @Test
    void failsAndUndoesWhatIsDebitedTooLate() {
        Payment payment = payments.add(APayment.debiting());

        advancePayments.advance(List.of(new Step.Debited(payment.id(), DEADLINE.plusNanos(1000), trace)));

        assertThat(payment.failureReason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(told()).containsExactly(
                new PaymentFailed(payment.terms().reservationId().value(), payment.id().value(), "ann", 110_000L, "KRW",
                        PaymentFailureReason.TIMEOUT, REQUESTED_AT),
                new WalletRefundRequested(payment.terms().reservationId().value(), payment.id().value(), "ann", 110_000L, "KRW",
                        RefundReason.TIMEOUT, REQUESTED_AT));
    }

    @Test
    void failsWhatTheWalletRejects() {
        Payment poor = payments.add(APayment.debiting());
        Payment invalid = payments.add(APayment.debiting());

        advancePayments.advance(List.of(new Step.DebitRejected(poor.id(), FailureReason.INSUFFICIENT_BALANCE, trace),
                new Step.DebitRejected(invalid.id(), FailureReason.REJECTED, trace)));

        assertThat(outbox.ofType(PaymentFailed.class)).extracting(PaymentFailed::getReason)
                .containsExactly(PaymentFailureReason.INSUFFICIENT_BALANCE, PaymentFailureReason.REJECTED);
        assertThat(outbox.ofType(WalletRefundRequested.class)).as("nothing to undo").isEmpty();
    }

    @Test
    void refundsWhatIsCancelled() {
        Payment payment = payments.add(APayment.completed());

        advancePayments.advance(List.of(new Step.Cancel(payment.id(), trace)));
        advancePayments.advance(List.of(new Step.Refunded(payment.id(), trace)));

        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(told()).containsExactly(
                new WalletRefundRequested(payment.terms().reservationId().value(), payment.id().value(), "ann", 110_000L, "KRW",
                        RefundReason.CANCELLATION, REQUESTED_AT),
                new PaymentRefunded(payment.terms().reservationId().value(), payment.id().value(), "ann", 110_000L, "KRW",
                        REQUESTED_AT));
    }

    @Test
    void takesTheStepsOfABatchInTheirOrder() {
        Payment first = payments.add(APayment.debiting());
        Payment second = payments.add(APayment.completed());
        Payment third = APayment.requestedBy("cid");

        advancePayments.advance(List.of(new Step.Debited(first.id(), REQUESTED_AT, trace), new Step.Cancel(second.id(), trace),
                new Step.Request(third, trace), new Step.Request(third, trace), new Step.Cancel(first.id(), trace),
                new Step.Debited(first.id(), REQUESTED_AT, trace), new Step.Cancel(second.id(), trace)));

        assertThat(told()).extracting(event -> event.getClass().getSimpleName()).containsExactly("PaymentCompleted",
                "WalletRefundRequested", "WalletDebitRequested", "WalletRefundRequested");
        assertThat(first.status()).isEqualTo(PaymentStatus.REFUNDING);
    }

    @Test
    void keysEachEventByItsReservationAndKeepsTheTraceOfItsCause() {
        Payment first = payments.add(APayment.debiting());
        Payment second = payments.add(APayment.debiting());
        Trace other = Trace.startNew();

        advancePayments.advance(List.of(new Step.Debited(first.id(), REQUESTED_AT, trace),
                new Step.Debited(second.id(), DEADLINE.plusSeconds(1), other)));

        assertThat(outbox.appended()).extracting(Outgoing::key).containsExactly(first.terms().reservationId().toString(),
                second.terms().reservationId().toString(), second.terms().reservationId().toString());
        assertThat(outbox.appended()).extracting(Outgoing::trace).containsExactly(trace, other, other);
    }

    @Test
    void tellsNothingOfABatchThatHoldsAnImpossibleStep() {
        Payment payment = payments.add(APayment.debiting());
        PaymentId unknown = new PaymentId(UUID.randomUUID());

        assertThatThrownBy(() -> advancePayments.advance(List.of(new Step.Debited(payment.id(), REQUESTED_AT, trace),
                new Step.Debited(unknown, REQUESTED_AT, trace))))
                .isInstanceOf(ImpossibleEvent.class).hasMessageContaining(unknown.toString());

        assertThat(outbox.appended()).isEmpty();
    }

    @Test
    void doesNotTakeACancellationOfWhatWasNotPaid() {
        Payment payment = payments.add(APayment.debiting());

        assertThatThrownBy(() -> advancePayments.advance(List.of(new Step.Cancel(payment.id(), trace))))
                .isInstanceOf(ImpossibleEvent.class).hasMessageContaining("DEBITING");
    }

    @Test
    void doesNotTakeASecondPaymentOfAReservation() {
        Payment first = payments.add(APayment.debiting());
        Payment second = APayment.of(new PaymentId(UUID.randomUUID()), first.terms().reservationId(), "ann");

        assertThatThrownBy(() -> advancePayments.advance(List.of(new Step.Request(second, trace))))
                .isInstanceOf(ImpossibleEvent.class).hasMessageContaining(first.terms().reservationId().toString());
    }

    private List<SpecificRecord> told() {
        return outbox.appended().stream().map(Outgoing::event).toList();
    }
}
