package frontrow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.messaging.Trace;
import frontrow.payment.OtherServices.Heard;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SagaIT extends OnRealServers {

    @Test
    void goesFromTheRequestToTheDebitAndByACancellationToTheRefund() {
        Purchase purchase = Purchase.by("ann");
        Trace trace = Trace.startNew();

        others.say(purchase.paymentRequested(), trace);
        WalletDebitRequested debit = others.awaits(WalletDebitRequested.class, purchase.paymentId());
        assertThat(debit.getDeadline()).isEqualTo(purchase.deadline());
        assertThat(debit.getAmountMinor()).isEqualTo(Purchase.AMOUNT_MINOR);

        others.say(purchase.walletDebited(), trace);
        others.awaits(PaymentCompleted.class, purchase.paymentId());
        assertThat(awaitStatus(purchase, PaymentStatus.COMPLETED).refund()).isNull();

        others.say(purchase.cancellationRequested(), trace);
        WalletRefundRequested refund = others.awaits(WalletRefundRequested.class, purchase.paymentId());
        assertThat(refund.getReason()).isEqualTo(RefundReason.CANCELLATION);

        others.say(purchase.walletRefunded(), trace);
        others.awaits(PaymentRefunded.class, purchase.paymentId());
        awaitStatus(purchase, PaymentStatus.REFUNDED);
        assertThat(others.hear(purchase.paymentId())).hasSize(4).allSatisfy(said -> {
            assertThat(said.key()).isEqualTo(purchase.reservationId().toString());
            assertThat(said.trace().traceparent()).startsWith(trace.traceparent().substring(0, 35));
        });
    }

    @Test
    void failsWhenTheWalletRejectsTheDebit() {
        Purchase purchase = Purchase.by("poor");

        others.say(purchase.paymentRequested());
        others.awaits(WalletDebitRequested.class, purchase.paymentId());
        others.say(purchase.walletDebitRejected(DebitRejectionReason.INSUFFICIENT_BALANCE));

        PaymentFailed failed = others.awaits(PaymentFailed.class, purchase.paymentId());
        assertThat(failed.getReason()).isEqualTo(PaymentFailureReason.INSUFFICIENT_BALANCE);
        awaitStatus(purchase, PaymentStatus.FAILED);
    }

    @Test
    void failsWhenTheDeadlinePassesAndHasTheLateDebitUndone() {
        Purchase purchase = Purchase.by("slow", Duration.ofSeconds(1));
        Trace trace = Trace.startNew();

        others.say(purchase.paymentRequested(), trace);
        PaymentFailed failed = others.awaits(PaymentFailed.class, purchase.paymentId());
        WalletRefundRequested undo = others.awaits(WalletRefundRequested.class, purchase.paymentId());
        others.say(purchase.walletDebited());
        others.say(purchase.walletRefunded());

        assertThat(failed.getReason()).isEqualTo(PaymentFailureReason.TIMEOUT);
        assertThat(failed.getAt()).isAfter(purchase.deadline()).isBefore(purchase.deadline().plusSeconds(5));
        assertThat(undo.getReason()).isEqualTo(RefundReason.TIMEOUT);
        Payment undone = awaitPayment(purchase, payment -> isSettled(payment));
        assertThat(undone.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(others.hear(purchase.paymentId())).extracting(Heard::trace).as("also of what no event caused")
                .containsOnly(trace);
    }

    @Test
    void undoesADebitThatCameAfterTheDeadline() {
        Purchase purchase = Purchase.by("late");

        others.say(purchase.paymentRequested());
        others.awaits(WalletDebitRequested.class, purchase.paymentId());
        others.say(purchase.walletDebited(purchase.deadline().plusMillis(1)));

        assertThat(others.awaits(PaymentFailed.class, purchase.paymentId()).getReason()).isEqualTo(PaymentFailureReason.TIMEOUT);
        assertThat(others.awaits(WalletRefundRequested.class, purchase.paymentId()).getReason()).isEqualTo(RefundReason.TIMEOUT);
        others.say(purchase.walletRefunded());
        awaitPayment(purchase, payment -> isSettled(payment));
    }

    @Test
    void takesEachStepOfManyPaymentsOnceHoweverOftenItIsTold() {
        List<Purchase> purchases = Stream.generate(() -> Purchase.by("many")).limit(200).toList();

        inAnyOrderThrice(purchases).forEach(purchase -> others.say(purchase.paymentRequested()));
        purchases.forEach(purchase -> others.awaits(WalletDebitRequested.class, purchase.paymentId()));
        inAnyOrderThrice(purchases).forEach(purchase -> others.say(purchase.walletDebited()));
        purchases.forEach(purchase -> others.awaits(PaymentCompleted.class, purchase.paymentId()));
        inAnyOrderThrice(purchases).forEach(purchase -> others.say(purchase.paymentRequested()));
        inAnyOrderThrice(purchases).forEach(purchase -> others.say(purchase.cancellationRequested()));
        inAnyOrderThrice(purchases).forEach(purchase -> others.say(purchase.walletDebited()));
        purchases.forEach(purchase -> others.awaits(WalletRefundRequested.class, purchase.paymentId()));
        inAnyOrderThrice(purchases).forEach(purchase -> others.say(purchase.walletRefunded()));
        purchases.forEach(purchase -> others.awaits(PaymentRefunded.class, purchase.paymentId()));
        letTheRestPass();

        assertThat(purchases).allSatisfy(purchase -> assertThat(others.hear(purchase.paymentId())).hasSize(4));
    }

    @Test
    void goesOnAfterWhatCanNeverSucceed() {
        Purchase unknown = Purchase.by("nobody");
        Purchase neighbour = Purchase.by("ann");

        others.say(unknown.walletDebited());
        others.say(unknown.cancellationRequested());
        others.say(neighbour.paymentRequested());
        others.awaits(WalletDebitRequested.class, neighbour.paymentId());
        others.say(neighbour.walletDebited());

        others.awaits(PaymentCompleted.class, neighbour.paymentId());
        assertThat(others.hear(unknown.paymentId())).isEmpty();
    }

    /** All that was said before has been handled after it: enough messages for every partition to get one. */
    private void letTheRestPass() {
        List<Purchase> markers = Stream.generate(() -> Purchase.by("marker-" + UUID.randomUUID())).limit(64).toList();
        markers.forEach(marker -> others.say(marker.paymentRequested()));
        markers.forEach(marker -> others.awaits(WalletDebitRequested.class, marker.paymentId()));
        markers.forEach(marker -> others.say(marker.walletDebited()));
        markers.forEach(marker -> others.awaits(PaymentCompleted.class, marker.paymentId()));
    }

    private static boolean isSettled(Payment payment) {
        return payment.refund() != null && payment.refund().settledAt() != null;
    }

    private static List<Purchase> inAnyOrderThrice(List<Purchase> purchases) {
        List<Purchase> thrice = new ArrayList<>(Collections.nCopies(3, purchases).stream().flatMap(List::stream).toList());
        Collections.shuffle(thrice, new Random(42));
        return thrice;
    }
}
