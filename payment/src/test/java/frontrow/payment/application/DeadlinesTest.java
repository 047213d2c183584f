package frontrow.payment.application;

import static frontrow.payment.APayment.DEADLINE;
import static frontrow.payment.APayment.REFUND_PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.messaging.Trace;
import frontrow.payment.APayment;
import frontrow.payment.InMemoryPayments;
import frontrow.payment.application.DecideParkedPayments.Result;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.PaymentStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final InMemoryPayments payments = new InMemoryPayments();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final FailOverduePayments failOverduePayments = new FailOverduePayments(payments, outbox);
    private final ParkUnansweredRefunds parkUnansweredRefunds = new ParkUnansweredRefunds(payments, REFUND_PATIENCE);
    private final DecideParkedPayments decide = new DecideParkedPayments(payments, outbox);
    private final Decision decision = new Decision("olga", "A test.");

    @Test
    void leavesAPaymentItsTimeUpToTheDeadline() {
        Payment payment = payments.add(APayment.debiting());
        payments.timeIs(DEADLINE);

        assertThat(failOverduePayments.failOverdue(List.of(payment.id()))).containsExactly(payment.id());

        assertThat(payment.status()).isEqualTo(PaymentStatus.DEBITING);
        assertThat(outbox.appended()).isEmpty();
    }

    @Test
    void failsAPaymentAfterItsDeadlineAndHasTheDebitUndone() {
        Payment payment = payments.add(APayment.debiting());
        payments.timeIs(DEADLINE.plusNanos(1000));

        assertThat(failOverduePayments.failOverdue(List.of(payment.id()))).isEmpty();

        assertThat(payment.failureReason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(outbox.ofType(PaymentFailed.class)).extracting(PaymentFailed::getReason)
                .containsExactly(PaymentFailureReason.TIMEOUT);
        assertThat(outbox.ofType(WalletRefundRequested.class)).extracting(WalletRefundRequested::getReason)
                .containsExactly(RefundReason.TIMEOUT);
        assertThat(outbox.appended()).extracting(Outgoing::trace).as("the purchase's trace")
                .containsOnly(new Trace(APayment.TRACEPARENT));
    }

    @Test
    void failsAPaymentOnce() {
        Payment payment = payments.add(APayment.debiting());
        payments.timeIs(DEADLINE.plusSeconds(1));

        failOverduePayments.failOverdue(List.of(payment.id()));
        failOverduePayments.failOverdue(List.of(payment.id()));

        assertThat(outbox.ofType(PaymentFailed.class)).hasSize(1);
    }

    @Test
    void leavesWhatHasEndedAndForgetsWhatIsNotThere() {
        Payment completed = payments.add(APayment.completed());
        payments.timeIs(DEADLINE.plusSeconds(1));

        assertThat(failOverduePayments.failOverdue(List.of(completed.id(), new PaymentId(UUID.randomUUID())))).isEmpty();

        assertThat(completed.status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(outbox.appended()).isEmpty();
    }

    @Test
    void parksARefundThatIsNotAnsweredInTimeAndTellsNobody() {
        Payment cancelled = payments.add(APayment.refunding());
        Payment timedOut = payments.add(APayment.timedOut());
        payments.timeIs(DEADLINE.plus(REFUND_PATIENCE));

        assertThat(parkUnansweredRefunds.parkUnanswered(List.of(cancelled.id(), timedOut.id()))).as("timed out 1 ms later")
                .containsExactly(timedOut.id());
        payments.timePasses(REFUND_PATIENCE);
        parkUnansweredRefunds.parkUnanswered(List.of(timedOut.id()));

        assertThat(payments.parked(null, 10)).containsExactlyInAnyOrder(cancelled, timedOut);
        assertThat(outbox.appended()).isEmpty();
    }

    @Test
    void doesNotParkWhatTheWalletHasAnswered() {
        List<Payment> answered = List.of(payments.add(APayment.refunded()), payments.add(APayment.timedOutAndUndone()));
        payments.timeIs(DEADLINE.plus(REFUND_PATIENCE.multipliedBy(2)));

        assertThat(parkUnansweredRefunds.parkUnanswered(answered.stream().map(Payment::id).toList())).isEmpty();

        assertThat(payments.parked(null, 10)).isEmpty();
    }

    @Test
    void asksTheWalletAgainWhenAnOperatorResumesAndOnlyThen() {
        Payment payment = payments.add(APayment.parked());
        Trace operator = Trace.startNew();

        Result first = decide.resume(payment.id(), decision, operator);
        Result second = decide.resume(payment.id(), decision, operator);

        assertThat(first).isEqualTo(new Result.Done(payment));
        assertThat(second).isEqualTo(new Result.NotParked(payment));
        assertThat(outbox.ofType(WalletRefundRequested.class)).extracting(WalletRefundRequested::getReason)
                .containsExactly(RefundReason.CANCELLATION);
        assertThat(outbox.appended()).extracting(Outgoing::trace).containsExactly(operator, operator);
        assertThat(outbox.ofType(PaymentResumed.class)).singleElement().satisfies(resumed -> {
            assertThat(resumed.getPaymentId()).isEqualTo(payment.id().value());
            assertThat(resumed.getOperator()).isEqualTo("olga");
            assertThat(resumed.getReason()).isEqualTo("A test.");
        });
    }

    @Test
    void resumesATimeoutAsATimeout() {
        Payment payment = payments.add(APayment.timedOut());
        payments.timeIs(DEADLINE.plus(REFUND_PATIENCE).plusSeconds(1));
        parkUnansweredRefunds.parkUnanswered(List.of(payment.id()));

        decide.resume(payment.id(), decision, Trace.startNew());

        assertThat(outbox.ofType(WalletRefundRequested.class)).extracting(WalletRefundRequested::getReason)
                .containsExactly(RefundReason.TIMEOUT);
    }

    @Test
    void endsACancellationByHandOnceAndSaysWhoDidItAndWhy() {
        Payment payment = payments.add(APayment.parked());
        Trace operator = Trace.startNew();

        assertThat(decide.compensate(payment.id(), decision, operator)).isEqualTo(new Result.Done(payment));
        assertThat(decide.compensate(payment.id(), decision, operator)).isEqualTo(new Result.NotParked(payment));
        assertThat(decide.resume(payment.id(), decision, operator)).isEqualTo(new Result.NotParked(payment));

        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(outbox.appended()).extracting(told -> told.event().getSchema().getName())
                .containsExactly("PaymentCompensated", "PaymentRefunded");
        assertThat(outbox.appended()).extracting(Outgoing::trace).containsOnly(operator);
        assertThat(outbox.appended()).extracting(Outgoing::key).containsOnly(payment.terms().reservationId().toString());
        PaymentCompensated compensated = outbox.ofType(PaymentCompensated.class).getFirst();
        assertThat(compensated.getOperator()).isEqualTo("olga");
        assertThat(compensated.getReason()).isEqualTo("A test.");
    }

    @Test
    void endsATimeoutByHandWithoutAnotherEnd() {
        Payment payment = payments.add(APayment.parkedTimeout());

        decide.compensate(payment.id(), decision, Trace.startNew());

        assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(outbox.appended()).singleElement().extracting(Outgoing::event).isInstanceOf(PaymentCompensated.class);
    }

    @Test
    void cannotResumeWhatIsNotThere() {
        assertThat(decide.resume(new PaymentId(UUID.randomUUID()), decision, Trace.startNew()))
                .isEqualTo(new Result.NoSuchPayment());
    }
}
