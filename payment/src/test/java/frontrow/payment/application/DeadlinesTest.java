package frontrow.payment.application;

import static frontrow.payment.APayment.DEADLINE;
import static frontrow.payment.APayment.REFUND_PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.messaging.Trace;
import frontrow.payment.APayment;
import frontrow.payment.InMemoryPayments;
import frontrow.payment.application.ResumePayment.Result;
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
    private final ResumePayment resumePayment = new ResumePayment(payments, outbox);

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

        Result first = resumePayment.resume(payment.id(), operator);
        Result second = resumePayment.resume(payment.id(), operator);

        assertThat(first).isEqualTo(new Result.Resumed(payment));
        assertThat(second).isEqualTo(new Result.NotParked(payment));
        assertThat(outbox.ofType(WalletRefundRequested.class)).extracting(WalletRefundRequested::getReason)
                .containsExactly(RefundReason.CANCELLATION);
        assertThat(outbox.appended()).extracting(Outgoing::trace).containsExactly(operator);
    }

    @Test
    void resumesATimeoutAsATimeout() {
        Payment payment = payments.add(APayment.timedOut());
        payments.timeIs(DEADLINE.plus(REFUND_PATIENCE).plusSeconds(1));
        parkUnansweredRefunds.parkUnanswered(List.of(payment.id()));

        resumePayment.resume(payment.id(), Trace.startNew());

        assertThat(outbox.ofType(WalletRefundRequested.class)).extracting(WalletRefundRequested::getReason)
                .containsExactly(RefundReason.TIMEOUT);
    }

    @Test
    void cannotResumeWhatIsNotThere() {
        assertThat(resumePayment.resume(new PaymentId(UUID.randomUUID()), Trace.startNew()))
                .isEqualTo(new Result.NoSuchPayment());
    }
}
