package frontrow.audit;

import static frontrow.audit.Judged.findsAt;
import static frontrow.audit.Judged.report;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.RefundReason;
import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.SeatReleaseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What operators decide about parked payments explains what would otherwise be missing, and only that. */
class OperatorDecisionTest {

    private final List<AuditedRecord> records = new ArrayList<>();
    private final Town town = new Town(records::add);

    @Test
    void provesARefundThatWasResumedOrMadeOutside() {
        Visitor resumed = cancelled("mina", 7);
        decides(resumed, resumed(resumed));
        resumed.isToBeRefunded(RefundReason.CANCELLATION);
        resumed.isRefunded();
        resumed.hasMoneyBack();
        resumed.releases(SeatReleaseReason.REFUNDED);
        Visitor outside = cancelled("jun", 8);
        decides(outside, compensated(outside));
        outside.hasMoneyBack();
        outside.releases(SeatReleaseReason.REFUNDED);
        Visitor late = town.fan("late").goesIn();
        late.charges(Town.PRICE);
        late.holds(2);
        late.asksToPay();
        late.isToBeDebited();
        late.isDebited();
        town.pass(Duration.ofSeconds(31));
        late.hasNotPaid(PaymentFailureReason.TIMEOUT);
        late.isToBeRefunded(RefundReason.TIMEOUT);
        late.releases(SeatReleaseReason.PAYMENT_FAILED);
        decides(late, compensated(late));

        assertThat(report(records).violations()).isEmpty();
    }

    @Test
    void countsWhatOnlyAnOperatorsWordVouchesFor() {
        Visitor outside = cancelled("jun", 8);
        decides(outside, compensated(outside));

        assertThat(report(records).totals().paidBackByOperators()).isEqualTo(1);
        assertThat(report(records).totals().paidBackByOperatorsMinor()).isEqualTo(Town.PRICE);
    }

    @Test
    void findsARefundThatAnOperatorAndTheWalletMade() {
        Visitor outside = cancelled("jun", 8);
        decides(outside, compensated(outside));
        outside.hasMoneyBack();
        outside.releases(SeatReleaseReason.REFUNDED);
        AuditedRecord again = outside.isRefunded();

        findsAt(records, again, Rule.PAID_BACK_ONCE);
    }

    @Test
    void findsARefundThatNobodyMadeOrDecided() {
        Visitor mina = cancelled("mina", 7);
        AuditedRecord refunded = mina.hasMoneyBack();
        mina.releases(SeatReleaseReason.REFUNDED);

        findsAt(records, refunded, Rule.EFFECT_HAS_A_CAUSE);
    }

    @Test
    void findsADecisionAboutAPaymentThatAwaitsNoRefund() {
        Visitor mina = town.fan("mina").buys(7);

        AuditedRecord decision = decides(mina, compensated(mina));

        findsAt(records, decision, Rule.STEP_IS_LEGAL);
    }

    private Visitor cancelled(String fan, int seat) {
        Visitor visitor = town.fan(fan).buys(seat);
        visitor.cancels(CancellationReason.FAN);
        visitor.isToBeRefunded(RefundReason.CANCELLATION);
        return visitor;
    }

    private SpecificRecord resumed(Visitor visitor) {
        return PaymentResumed.newBuilder().setReservationId(visitor.reservationId).setPaymentId(visitor.paymentId)
                .setOperator("olga").setReason(null).setAt(town.now).build();
    }

    private SpecificRecord compensated(Visitor visitor) {
        return PaymentCompensated.newBuilder().setReservationId(visitor.reservationId).setPaymentId(visitor.paymentId)
                .setOperator("olga").setReason("Paid in cash.").setAt(town.now).build();
    }

    private AuditedRecord decides(Visitor visitor, SpecificRecord decision) {
        return town.tell(Topics.PAYMENT, visitor.reservationId.toString(), decision);
    }
}
