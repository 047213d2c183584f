package frontrow.payment;

import static frontrow.payment.APayment.DEADLINE;
import static frontrow.payment.APayment.REQUESTED_AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Trace;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.Step;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class PersistenceIT extends OnRealServers {

    private static final int INSTANCES = 4;
    private static final int LISTED_MAX = 10_000;

    @Autowired
    private AdvancePayments advancePayments;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient database;

    private final Trace trace = Trace.startNew();

    @Test
    void insertsWhatIsNewAndSaysWhichThatIs() {
        Payment first = APayment.debiting();
        Payment second = APayment.debiting();
        Payment rival = APayment.of(new PaymentId(UUID.randomUUID()), first.terms().reservationId(), "bob");

        assertThat(insertNew(first)).containsExactly(first.id());
        assertThat(insertNew(first, second, second, rival)).containsExactly(second.id());

        assertThat(payments.ofFan(rival.id(), "bob")).as("the reservation has a payment already").isEmpty();
    }

    @Test
    void keepsWhatAPaymentIs() {
        Payment payment = APayment.debiting();

        insertNew(payment);

        assertThat(reload(payment)).usingRecursiveComparison().isEqualTo(payment);
    }

    @Test
    void keepsWhatBecomesOfAPayment() {
        Payment payment = APayment.debiting();
        insertNew(payment);

        advancePayments.advance(List.of(new Step.Debited(payment.id(), DEADLINE.plusSeconds(1), trace)));
        Payment failed = reload(payment);
        assertThat(failed.failureReason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(failed.refund()).isNotNull();

        advancePayments.advance(List.of(new Step.RefundUnanswered(payment.id(), APayment.REFUND_PATIENCE.negated(), trace)));
        assertThat(reload(payment).refund()).extracting("parkedAt", "parkedReason").doesNotContainNull();

        advancePayments.advance(List.of(new Step.Refunded(payment.id(), trace)));
        assertThat(reload(payment).refund()).extracting("settledAt").isNotNull();
        assertThat(reload(payment).refund()).extracting("parkedAt", "parkedReason").containsOnlyNulls();
    }

    @Test
    void listsWhatIsParkedLongestParkedFirst() {
        Payment first = parked();
        Payment second = parked();

        assertThat(payments.parked(null, LISTED_MAX)).extracting(Payment::id).containsSubsequence(first.id(), second.id());
        assertThat(payments.parked(first.id(), LISTED_MAX)).extracting(Payment::id).contains(second.id())
                .doesNotContain(first.id());
        assertThat(payments.parked(second.id(), LISTED_MAX)).extracting(Payment::id).doesNotContain(first.id(), second.id());
    }

    private Payment parked() {
        Payment payment = APayment.debiting();
        insertNew(payment);
        advancePayments.advance(List.of(new Step.Debited(payment.id(), DEADLINE.plusSeconds(1), trace),
                new Step.RefundUnanswered(payment.id(), APayment.REFUND_PATIENCE.negated(), trace)));
        return payment;
    }

    @Test
    void takesFurtherStepsOfAPaymentThatBeganInTheSameBatch() {
        Payment payment = APayment.debiting();

        advancePayments.advance(List.of(new Step.Request(payment, trace), new Step.Debited(payment.id(), REQUESTED_AT, trace)));

        assertThat(reload(payment).status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(saidOf(List.of(payment))).containsExactly("WalletDebitRequested", "PaymentCompleted");
    }

    /** As the log of the database may tell it: before the commit can be seen. */
    @Test
    void anAnswerThatComesBeforeItsPaymentIsSeenWaitsForIt() {
        Payment payment = APayment.debiting();

        CompletableFuture<Void> answered = Objects.requireNonNull(transaction.execute(inserting -> {
            payments.insertNew(List.of(payment));
            CompletableFuture<Void> answer = CompletableFuture.runAsync(
                    () -> advancePayments.advance(List.of(new Step.Debited(payment.id(), REQUESTED_AT, trace))));
            await().until(() -> answer.isDone() || somebodyWaitsForALock());
            return answer;
        }));

        assertThat(answered).succeedsWithin(Duration.ofSeconds(10));
        assertThat(reload(payment).status()).isEqualTo(PaymentStatus.COMPLETED);
    }

    private boolean somebodyWaitsForALock() {
        return database.sql("select exists (select from pg_locks where not granted)").query(Boolean.class).single();
    }

    @Test
    void changesAndSaysNothingIfOneStepOfTheBatchIsImpossible() {
        Payment payment = APayment.debiting();
        PaymentId unknown = new PaymentId(UUID.randomUUID());

        assertThatThrownBy(
                () -> advancePayments.advance(List.of(new Step.Request(payment, trace), new Step.Cancel(unknown, trace))))
                .isInstanceOf(ImpossibleEvent.class);

        assertThat(payments.ofFan(payment.id(), "ann")).isEmpty();
        assertThat(saidOf(List.of(payment))).isEmpty();
    }

    @Test
    void takesEachStepOnceThoughManyInstancesAreToldItAtOnce() throws Exception {
        List<Payment> many = Stream.generate(APayment::debiting).limit(200).toList();
        List<Step> requests = many.stream().<Step>map(payment -> new Step.Request(payment, trace)).toList();
        List<Step> debits = many.stream().<Step>map(payment -> new Step.Debited(payment.id(), REQUESTED_AT, trace)).toList();
        List<Step> cancellations = many.stream().<Step>map(payment -> new Step.Cancel(payment.id(), trace)).toList();

        inManyInstances(requests);
        inManyInstances(debits);
        inManyInstances(cancellations);

        assertThat(saidOf(many)).hasSize(600);
        assertThat(many).allSatisfy(payment -> assertThat(saidOf(List.of(payment))).containsExactly("WalletDebitRequested",
                "PaymentCompleted", "WalletRefundRequested"));
    }

    @Test
    void hasAClockThatMovesOnWithinATransaction() {
        transaction.executeWithoutResult(_ -> {
            Instant first = payments.now();

            assertThat(payments.now()).isAfter(first);
        });
    }

    /** The same batch, each time in another order, in as many transactions at once. */
    private void inManyInstances(List<Step> batch) throws Exception {
        List<Callable<Void>> deliveries = IntStream.range(0, INSTANCES).<Callable<Void>>mapToObj(seed -> () -> {
            List<Step> steps = new ArrayList<>(batch);
            Collections.shuffle(steps, new Random(seed));
            advancePayments.advance(steps);
            return null;
        }).toList();
        try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            for (Future<Void> delivery : instances.invokeAll(deliveries)) {
                delivery.get();
            }
        }
    }

    private Iterable<PaymentId> insertNew(Payment... requested) {
        return transaction.execute(_ -> payments.insertNew(List.of(requested)));
    }

    private Payment reload(Payment payment) {
        return payments.ofFan(payment.id(), payment.terms().userId()).orElseThrow();
    }

    /** The short names of the events in the outbox, in order. */
    private List<String> saidOf(List<Payment> of) {
        return database.sql("select split_part(type, '.', -1) from outbox where aggregateid in (:reservations) order by position")
                .param("reservations", of.stream().map(payment -> payment.terms().reservationId().toString()).toList())
                .query((row, _) -> row.getString(1)).list();
    }
}
