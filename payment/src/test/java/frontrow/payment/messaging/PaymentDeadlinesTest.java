package frontrow.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.wallet.WalletCharged;
import frontrow.messaging.DeadlineWatcher.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class PaymentDeadlinesTest {

    private static final UUID RESERVATION = UUID.randomUUID();
    private static final UUID PAYMENT = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SpecificRecord debitRequested = new WalletDebitRequested(RESERVATION, PAYMENT, "ann", 1L, "KRW",
            AT.plusSeconds(30), AT);
    private final SpecificRecord completed = new PaymentCompleted(RESERVATION, PAYMENT, "ann", 1L, "KRW", AT);
    private final SpecificRecord failed = new PaymentFailed(RESERVATION, PAYMENT, "ann", 1L, "KRW", PaymentFailureReason.TIMEOUT,
            AT);
    private final SpecificRecord refundRequested = new WalletRefundRequested(RESERVATION, PAYMENT, "ann", 1L, "KRW",
            RefundReason.CANCELLATION, AT);
    private final SpecificRecord refunded = new PaymentRefunded(RESERVATION, PAYMENT, "ann", 1L, "KRW", AT);
    private final SpecificRecord resumed = new PaymentResumed(RESERVATION, PAYMENT, "olga", null, AT);
    private final SpecificRecord compensated = new PaymentCompensated(RESERVATION, PAYMENT, "olga", "Paid in cash.", AT);

    @Test
    void aDebitIsDueAtThePaymentsDeadlineUnlessThePaymentEnds() {
        assertThat(PaymentDeadlines.ofDebit(debitRequested)).isEqualTo(new Note.Watch(PAYMENT, AT.plusSeconds(30)));
        assertThat(PaymentDeadlines.ofDebit(completed)).isEqualTo(new Note.Settled(PAYMENT));
        assertThat(PaymentDeadlines.ofDebit(failed)).isEqualTo(new Note.Settled(PAYMENT));
        assertThat(PaymentDeadlines.ofDebit(refundRequested)).isEqualTo(new Note.Nothing());
        assertThat(PaymentDeadlines.ofDebit(refunded)).isEqualTo(new Note.Nothing());
    }

    @Test
    void aRefundIsDueWhenThePatienceIsOverUnlessItIsMade() {
        assertThat(PaymentDeadlines.ofRefund(refundRequested, PATIENCE)).isEqualTo(new Note.Watch(PAYMENT, AT.plusSeconds(60)));
        assertThat(PaymentDeadlines.ofRefund(refunded, PATIENCE)).isEqualTo(new Note.Settled(PAYMENT));
        assertThat(PaymentDeadlines.ofRefund(debitRequested, PATIENCE)).isEqualTo(new Note.Nothing());
        assertThat(PaymentDeadlines.ofRefund(completed, PATIENCE)).isEqualTo(new Note.Nothing());
        assertThat(PaymentDeadlines.ofRefund(failed, PATIENCE)).as("the refund of a timeout follows it, and settles elsewhere")
                .isEqualTo(new Note.Nothing());
    }

    @Test
    void anOperatorsCompensationEndsTheWaitAndAResumptionDoesNot() {
        assertThat(PaymentDeadlines.ofRefund(compensated, PATIENCE)).isEqualTo(new Note.Settled(PAYMENT));
        assertThat(PaymentDeadlines.ofRefund(resumed, PATIENCE)).as("the refund that is asked for again follows it")
                .isEqualTo(new Note.Nothing());
        assertThat(PaymentDeadlines.ofDebit(compensated)).isEqualTo(new Note.Nothing());
        assertThat(PaymentDeadlines.ofDebit(resumed)).isEqualTo(new Note.Nothing());
    }

    @Test
    void doesNotPassOverWhatItDoesNotKnow() {
        SpecificRecord foreign = new WalletCharged(UUID.randomUUID(), "ann", 1L, "KRW", 1L, AT);

        assertThatThrownBy(() -> PaymentDeadlines.ofDebit(foreign)).hasMessageContaining("WalletCharged");
        assertThatThrownBy(() -> PaymentDeadlines.ofRefund(foreign, PATIENCE)).hasMessageContaining("WalletCharged");
    }
}
