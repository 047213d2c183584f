package frontrow.payment.application;

import static frontrow.payment.APayment.DEADLINE;
import static frontrow.payment.APayment.REFUND_PATIENCE;
import static frontrow.payment.APayment.REQUESTED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.messaging.Trace;
import frontrow.payment.APayment;
import frontrow.payment.InMemoryPayments;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.ReservationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However often events come, in whichever batches: each has its effect once. */
class AnyDeliveryTest {

    private static final int PAYMENTS = 30;
    private static final Trace TRACE = new Trace(APayment.TRACEPARENT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void hasTheSameEffectAsOneDeliveryOneByOne(long seed) {
        Random random = new Random(seed);
        List<Step> history = history(random);

        World once = new World();
        history.forEach(step -> once.deliver(List.of(step)));
        World often = new World();
        redelivered(history, random).forEach(often::deliver);

        assertThat(often.told()).as("seed " + seed).isNotEmpty().containsExactlyElementsOf(once.told());
        assertThat(often.states()).as("seed " + seed).containsExactlyElementsOf(once.states());
    }

    /** Purchases of every kind of course, interleaved at random; each in its own order. */
    private static List<Step> history(Random random) {
        List<List<Step>> courses = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            courses.add(new ArrayList<>(course(random)));
        }
        List<Step> history = new ArrayList<>();
        while (!courses.isEmpty()) {
            List<Step> course = courses.get(random.nextInt(courses.size()));
            history.add(course.removeFirst());
            if (course.isEmpty()) {
                courses.remove(course);
            }
        }
        return history;
    }

    private static List<Step> course(Random random) {
        PaymentId id = new PaymentId(new UUID(random.nextLong(), random.nextLong()));
        Payment payment = APayment.of(id, new ReservationId(new UUID(random.nextLong(), random.nextLong())), "ann");
        Step request = new Step.Request(payment, TRACE);
        Step debited = new Step.Debited(id, REQUESTED_AT, TRACE);
        Step debitedLate = new Step.Debited(id, DEADLINE.plusSeconds(1), TRACE);
        Step rejected = new Step.DebitRejected(id, FailureReason.INSUFFICIENT_BALANCE, TRACE);
        Step cancel = new Step.Cancel(id, TRACE);
        Step refunded = new Step.Refunded(id, TRACE);
        Step overdue = new Step.DeadlinePassed(id, TRACE);
        Step unanswered = new Step.RefundUnanswered(id, REFUND_PATIENCE, TRACE);
        List<List<Step>> courses = List.of(
                List.of(request, debited),
                List.of(request, rejected),
                List.of(request, debitedLate, refunded),
                List.of(request, overdue, debited, refunded),
                List.of(request, overdue, unanswered, rejected),
                List.of(request, debited, cancel, refunded),
                List.of(request, debited, cancel, unanswered, refunded));
        return courses.get(random.nextInt(courses.size()));
    }

    /** Batches of any size; after each one delivery may fall back to any earlier place, as it does when an instance crashes. */
    private static List<List<Step>> redelivered(List<Step> history, Random random) {
        List<List<Step>> batches = new ArrayList<>();
        int place = 0;
        while (place < history.size()) {
            int end = Math.min(history.size(), place + 1 + random.nextInt(20));
            batches.add(history.subList(place, end));
            boolean fallsBack = random.nextInt(3) == 0 && batches.size() < 200;
            place = fallsBack ? random.nextInt(end) : end;
        }
        return batches;
    }

    private static final class World {
        private final InMemoryPayments payments = new InMemoryPayments();
        private final RecordingOutbox outbox = new RecordingOutbox();
        private final AdvancePayments advancePayments = new AdvancePayments(payments, outbox);

        World() {
            payments.timeIs(DEADLINE.plusSeconds(1));
        }

        /** New objects each time, as from a topic. */
        void deliver(List<Step> batch) {
            advancePayments.advance(batch.stream().map(World::fresh).toList());
        }

        private static Step fresh(Step step) {
            return step instanceof Step.Request(var payment, var trace)
                    ? new Step.Request(new Payment(payment.id(), payment.terms()), trace)
                    : step;
        }

        List<String> told() {
            return outbox.appended().stream().map(Outgoing::event).map(Object::toString).toList();
        }

        List<String> states() {
            return payments.all().stream().flatMap(payment -> Stream.of(payment.toString(), String.valueOf(payment.refund())))
                    .toList();
        }
    }
}
