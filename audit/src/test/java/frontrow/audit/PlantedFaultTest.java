package frontrow.audit;

import static frontrow.audit.Judged.changed;
import static frontrow.audit.Judged.findsAt;
import static frontrow.audit.Judged.report;
import static frontrow.audit.Judged.reportInOrder;
import static frontrow.audit.Judged.without;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.RefundReason;
import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.wallet.DebitRejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault of every kind is found, at the record that is at fault. */
class PlantedFaultTest {

    private final List<AuditedRecord> records = new ArrayList<>();
    private final Town town = new Town(records::add);

    @Test
    void findsASeatThatIsSoldTwice() {
        town.fan("mina").buys(7);
        Visitor jun = town.fan("jun").goesIn();
        AuditedRecord second = jun.holds(7);

        findsAt(records, second, Rule.SEAT_HAS_ONE_OWNER);
    }

    @Test
    void findsAMissingRelease() {
        Visitor mina = town.fan("mina").goesIn();
        AuditedRecord held = mina.holds(7);
        town.pass(Town.HOLD.plusSeconds(1));
        town.fan("jun").joins();

        findsAt(records, held, Rule.EVERYTHING_ENDS);
    }

    @Test
    void findsAMissingReleaseWhenTheSeatIsHeldAgain() {
        town.fan("mina").goesIn().holds(7);
        town.pass(Town.HOLD.plusSeconds(1));
        AuditedRecord again = town.fan("jun").goesIn().holds(7);

        findsAt(records, again, Rule.SEAT_HAS_ONE_OWNER);
    }

    @Test
    void findsALostDebit() {
        Visitor mina = town.fan("mina").buys(7);
        AuditedRecord debited = only(Topics.WALLET, "WalletDebited");
        AuditedRecord next = mina.charges(1);

        List<AuditedRecord> lost = without(records, debited);

        findsAt(lost, only(Topics.RESERVATION, "ReservationConfirmed"), Rule.CONFIRMED_IS_PAID);
        findsAt(lost, only(Topics.PAYMENT, "PaymentCompleted"), Rule.EFFECT_HAS_A_CAUSE);
        findsAt(lost, next, Rule.BALANCE_FOLLOWS_TRANSFERS);
    }

    @Test
    void findsADebitThatHappensTwice() {
        Visitor mina = town.fan("mina").buys(7);
        AuditedRecord twice = mina.isDebited();

        findsAt(records, twice, Rule.TRANSFER_HAPPENS_ONCE);
        findsAt(records, only(Topics.RESERVATION, "ReservationConfirmed"), Rule.CONFIRMED_IS_PAID);
    }

    @Test
    void findsARefundThatHappensTwice() {
        Visitor mina = town.fan("mina").buys(7).givesBack();
        AuditedRecord twice = mina.isRefunded();

        findsAt(records, twice, Rule.TRANSFER_HAPPENS_ONCE);
    }

    @Test
    void findsARepeatWithAnotherBody() {
        AuditedRecord charged = town.fan("mina").charges(100);
        AuditedRecord other = new AuditedRecord(charged.topic(), charged.partition(), 99, town.now, charged.key(),
                charged.eventId(), charged.valueHash() + 1, charged.event());
        records.add(other);

        findsAt(records, other, Rule.REPEAT_IS_IDENTICAL);
    }

    @Test
    void findsARepeatInAnotherPartition() {
        AuditedRecord charged = town.fan("mina").charges(100);
        AuditedRecord other = new AuditedRecord(charged.topic(), charged.partition() + 7, 0, town.now, charged.key(),
                charged.eventId(), charged.valueHash(), charged.event());
        records.add(other);

        assertThat(reportInOrder(records).violations()).extracting(Violation::rule).containsExactly(Rule.REPEAT_IS_IDENTICAL);
    }

    @Test
    void findsAPaymentNobodyAskedFor() {
        Visitor mina = town.fan("mina").goesIn();
        mina.charges(Town.PRICE);
        mina.holds(7);
        mina.releases(SeatReleaseReason.CANCELLED);
        AuditedRecord asked = mina.isToBeDebited();
        mina.isDebited();
        mina.hasPaid();

        findsAt(records, asked, Rule.EFFECT_HAS_A_CAUSE);
    }

    @Test
    void findsMoneyTakenForAReservationThatIsReleased() {
        Visitor mina = town.fan("mina").goesIn();
        mina.charges(Town.PRICE);
        mina.holds(7);
        mina.asksToPay();
        mina.isToBeDebited();
        AuditedRecord debited = mina.isDebited();
        town.pass(Duration.ofSeconds(31));
        mina.hasNotPaid(PaymentFailureReason.TIMEOUT);
        AuditedRecord last = mina.releases(SeatReleaseReason.PAYMENT_FAILED);

        findsAt(records, debited, Rule.ENDED_IS_NOT_PAID);
        findsAt(records, last, Rule.EVERYTHING_ENDS);
    }

    @Test
    void findsARefundThatNeverComes() {
        Visitor mina = town.fan("mina").buys(7);
        mina.cancels(CancellationReason.FAN);
        AuditedRecord asked = mina.isToBeRefunded(RefundReason.CANCELLATION);

        findsAt(records, asked, Rule.EVERYTHING_ENDS);
    }

    @Test
    void findsPaymentAfterTheHoldEnded() {
        Visitor mina = town.fan("mina").goesIn();
        mina.charges(Town.PRICE);
        mina.holds(7);
        town.pass(Town.HOLD.plusSeconds(1));
        AuditedRecord asked = mina.asksToPay();

        findsAt(records, asked, Rule.STEP_IS_LEGAL);
    }

    @Test
    void findsAHoldThatIsReleasedBeforeItsTime() {
        Visitor mina = town.fan("mina").goesIn();
        mina.holds(7);
        AuditedRecord early = mina.releases(SeatReleaseReason.EXPIRED);

        findsAt(records, early, Rule.STEP_IS_LEGAL);
    }

    @Test
    void findsACompletionTwiceInTwoEvents() {
        Visitor mina = town.fan("mina").buys(7);
        AuditedRecord twice = mina.hasPaid();

        findsAt(records, twice, Rule.STEP_IS_LEGAL);
    }

    @Test
    void findsAConfirmationWithoutAPayment() {
        Visitor mina = town.fan("mina").goesIn();
        mina.holds(7);
        AuditedRecord owned = mina.owns();

        findsAt(records, owned, Rule.STEP_IS_LEGAL);
        findsAt(records, owned, Rule.CONFIRMED_IS_PAID);
    }

    @Test
    void findsARejectionOfARichFan() {
        Visitor mina = town.fan("mina").goesIn();
        mina.charges(2 * Town.PRICE);
        mina.holds(7);
        mina.asksToPay();
        mina.isToBeDebited();
        AuditedRecord rejected = mina.isRejected(DebitRejectionReason.INSUFFICIENT_BALANCE);

        findsAt(records, rejected, Rule.STEP_IS_LEGAL);
    }

    @Test
    void findsANegativeBalance() {
        Visitor mina = town.fan("mina").goesIn();
        mina.holds(7);
        mina.asksToPay();
        mina.isToBeDebited();
        AuditedRecord debited = mina.isDebited();

        findsAt(records, debited, Rule.BALANCE_NOT_NEGATIVE);
    }

    @Test
    void findsAWrongKey() {
        AuditedRecord charged = town.fan("mina").charges(100);

        findsAt(changed(records, charged, old -> new AuditedRecord(old.topic(), old.partition(), old.offset(), old.timestamp(),
                "jun", old.eventId(), old.valueHash(), old.event())), charged, Rule.RECORD_IS_WELL_FORMED);
    }

    @Test
    void findsAnEventInTheWrongTopic() {
        AuditedRecord charged = town.fan("mina").charges(100);

        AuditedRecord astray = new AuditedRecord(Topics.QUEUE, 9, 0, town.now, charged.key(), Town.id(), 1, charged.event());
        records.add(astray);

        findsAt(records, astray, Rule.RECORD_IS_READABLE);
    }

    @Test
    void findsALostHold() {
        town.fan("mina").buys(7);
        AuditedRecord held = only(Topics.RESERVATION, "SeatHeld");

        findsAt(without(records, held), only(Topics.RESERVATION, "PaymentRequested"), Rule.STEP_IS_LEGAL);
    }

    @Test
    void findsLostChargesInTheSumOfAllAccounts() {
        Visitor mina = town.fan("mina");
        mina.charges(100);
        AuditedRecord lost = mina.charges(50);
        AuditedRecord next = mina.charges(1);

        findsAt(without(records, lost), next, Rule.BALANCE_FOLLOWS_TRANSFERS);
        assertThat(report(without(records, lost)).violationCount()).containsKey(Rule.ACCOUNTS_SUM_TO_ZERO);
    }

    private AuditedRecord only(String topic, String event) {
        return records.stream().filter(record -> record.topic().equals(topic)
                && record.event().getSchema().getName().equals(event)).reduce((one, other) -> {
                    throw new IllegalStateException("Two of " + event);
                }).orElseThrow();
    }
}
