package frontrow.payment.domain;

import static frontrow.payment.APayment.DEADLINE;
import static frontrow.payment.APayment.REFUND_PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.payment.APayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PaymentTest {

    /**
     * Every event in every state: what becomes of it ({@code .} unchanged, {@code !} impossible).
     */
    private static final String TRANSITIONS = """
            state         | debited   | debitedLate | rejected  | overdue   | notOverdue | cancelled | refunded  | unanswered | resumed   | compensated
            debiting      | Completed | TimedOut    | Failed    | TimedOut  | NotYet     | !         | !         | .          | .         | .
            completed     | .         | .           | !         | .         | .          | RefundDue | !         | .          | .         | .
            failed        | !         | !           | .         | .         | .          | !         | !         | .          | .         | .
            timedOut      | .         | .           | .         | .         | .          | !         | .         | Parked     | .         | .
            undone        | .         | .           | .         | .         | .          | !         | .         | .          | .         | .
            refunding     | .         | .           | !         | .         | .          | .         | Refunded  | Parked     | .         | .
            parked        | .         | .           | !         | .         | .          | .         | Refunded  | .          | RefundDue | Refunded
            parkedTimeout | .         | .           | .         | .         | .          | !         | .         | .          | RefundDue | Settled
            refunded      | .         | .           | !         | .         | .          | .         | .         | .          | .         | .
            """;

    private static final Map<String, Supplier<Payment>> STATES = Map.of(
            "debiting", APayment::debiting,
            "completed", APayment::completed,
            "failed", APayment::failed,
            "timedOut", APayment::timedOut,
            "undone", APayment::timedOutAndUndone,
            "refunding", APayment::refunding,
            "parked", APayment::parked,
            "parkedTimeout", APayment::parkedTimeout,
            "refunded", APayment::refunded);

    private static final Instant LATER = DEADLINE.plus(Duration.ofHours(1));

    private static final Map<String, Function<Payment, Outcome>> EVENTS = Map.of(
            "debited", payment -> payment.debited(DEADLINE, LATER),
            "debitedLate", payment -> payment.debited(DEADLINE.plusNanos(1000), LATER),
            "rejected", payment -> payment.debitRejected(FailureReason.INSUFFICIENT_BALANCE, LATER),
            "overdue", payment -> payment.deadlinePassed(DEADLINE.plusNanos(1000)),
            "notOverdue", payment -> payment.deadlinePassed(DEADLINE),
            "cancelled", payment -> payment.cancellationRequested(LATER),
            "refunded", payment -> payment.refunded(LATER),
            "unanswered", payment -> payment.refundUnanswered(REFUND_PATIENCE, LATER),
            "resumed", payment -> payment.resumed(LATER),
            "compensated", payment -> payment.compensated(LATER));

    @TestFactory
    Stream<DynamicTest> everyEventInEveryState() {
        List<List<String>> table = TRANSITIONS.lines().map(line -> List.of(line.strip().split("\\s*\\|\\s*"))).toList();
        List<String> events = table.getFirst();
        return table.stream().skip(1).flatMap(row -> Stream.iterate(1, column -> column + 1).limit(EVENTS.size())
                .map(column -> transition(row.getFirst(), events.get(column), row.get(column))));
    }

    private static DynamicTest transition(String state, String event, String expected) {
        return DynamicTest.dynamicTest(state + " + " + event + " → " + expected, () -> {
            Payment payment = requireNonNull(STATES.get(state)).get();
            String before = payment.toString();
            Function<Payment, Outcome> happening = requireNonNull(EVENTS.get(event));
            Supplier<Outcome> step = () -> happening.apply(payment);

            switch (expected) {
                case "!" -> assertThatThrownBy(step::get).isInstanceOf(IllegalTransition.class).hasMessageContaining(before);
                case "." -> assertThat(step.get()).isEqualTo(new Outcome.Unchanged());
                default -> assertThat(step.get().getClass().getSimpleName()).isEqualTo(expected);
            }

            if (List.of("!", ".", "NotYet", "Parked").contains(expected)) {
                assertThat(payment).hasToString(before);
            } else {
                assertThat(step.get()).as("the same again").isEqualTo(new Outcome.Unchanged());
            }
        });
    }

    @Test
    void isPaidByADebitAtItsDeadline() {
        Payment payment = APayment.debiting();

        payment.debited(DEADLINE, LATER);

        assertThat(payment.status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(payment.refund()).isNull();
    }

    @Test
    void failsByADebitAfterItsDeadlineAndWantsItUndone() {
        Payment payment = APayment.debiting();

        payment.debited(DEADLINE.plusNanos(1000), LATER);

        assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(payment.refund()).isEqualTo(Refund.asked(LATER));
    }

    @Test
    void keepsTheReasonOfARejection() {
        Payment payment = APayment.debiting();

        payment.debitRejected(FailureReason.REJECTED, LATER);
        payment.debitRejected(FailureReason.INSUFFICIENT_BALANCE, LATER);

        assertThat(payment.failureReason()).isEqualTo(FailureReason.REJECTED);
        assertThat(payment.refund()).as("nothing was debited").isNull();
    }

    @Test
    void knowsThatTheFanHasTheMoneyOnceADebitThatTimedOutIsRejectedOrUndone() {
        Payment rejected = APayment.timedOut();
        Payment undone = APayment.timedOut();

        rejected.debitRejected(FailureReason.REJECTED, LATER);
        undone.debited(DEADLINE, LATER);
        assertThat(undone.refund()).as("debited, not yet undone").extracting(Refund::settledAt).isNull();
        undone.refunded(LATER);
        undone.refunded(LATER.plusSeconds(1));

        assertThat(List.of(rejected, undone)).allSatisfy(payment -> {
            assertThat(payment.failureReason()).isEqualTo(FailureReason.TIMEOUT);
            assertThat(payment.refund()).extracting(Refund::settledAt).isEqualTo(LATER);
        });
    }

    @Test
    void isParkedWhenTheWalletsTimeIsUpAndNotBefore() {
        Payment payment = APayment.refunding();
        Instant timeIsUp = DEADLINE.plus(REFUND_PATIENCE);

        assertThat(payment.refundUnanswered(REFUND_PATIENCE, timeIsUp.minusNanos(1000))).isEqualTo(new Outcome.NotYet());
        assertThat(payment.refundUnanswered(REFUND_PATIENCE, timeIsUp)).isEqualTo(new Outcome.Parked());

        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDING);
        assertThat(payment.refund()).extracting(Refund::parkedAt).isEqualTo(timeIsUp);
    }

    @Test
    void givesTheWalletTheWholeTimeAgainWhenResumed() {
        Payment payment = APayment.parked();

        payment.resumed(LATER);

        assertThat(payment.refund()).isEqualTo(Refund.asked(LATER));
        assertThat(payment.refundUnanswered(REFUND_PATIENCE, LATER.plusSeconds(59))).isEqualTo(new Outcome.NotYet());
    }

    @Test
    void isSettledAndNoLongerParkedOnceItIsCompensated() {
        assertThat(List.of(APayment.parked(), APayment.parkedTimeout())).allSatisfy(payment -> {
            payment.compensated(LATER);

            assertThat(payment.refund()).extracting(Refund::settledAt, Refund::parkedAt).containsExactly(LATER, null);
        });
    }

    @Test
    void isNoLongerParkedOnceTheWalletAnswers() {
        Payment payment = APayment.parked();

        payment.refunded(LATER);

        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment.refund()).extracting(Refund::parkedAt, Refund::parkedReason).containsOnlyNulls();
    }

    @Test
    void beginsOnce() {
        assertThat(APayment.debiting().begin()).isEqualTo(new Outcome.Begun());
        assertThatThrownBy(() -> APayment.completed().begin()).isInstanceOf(IllegalTransition.class);
    }
}
