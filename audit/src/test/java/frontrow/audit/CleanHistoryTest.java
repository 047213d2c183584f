package frontrow.audit;

import static frontrow.audit.Judged.report;
import static frontrow.audit.Judged.reportWhileRunning;
import static frontrow.audit.Town.history;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.RefundReason;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.RoomState;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.wallet.DebitRejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is legal is proven, in every order of the partitions. */
class CleanHistoryTest {

    @Test
    void provesAPurchaseAndItsRefundAndTheNextOwner() {
        List<AuditedRecord> records = history(town -> {
            town.fan("mina").buys(7).givesBack();
            town.fan("jun").buys(7);
        });

        Report report = report(records);

        assertThat(report.violations()).isEmpty();
        assertThat(report.proven()).isTrue();
        assertThat(report.totals().confirmed()).isEqualTo(1);
        assertThat(report.totals().cancelled()).isEqualTo(1);
        assertThat(report.totals().takenMinor()).isEqualTo(Town.PRICE);
    }

    @Test
    void provesAHoldThatIsTakenOverTheInstantItEnds() {
        assertThat(report(history(town -> {
            Visitor first = town.fan("mina").goesIn();
            first.holds(7);
            town.pass(Town.HOLD);
            Visitor second = town.fan("jun").goesIn();
            first.releases(SeatReleaseReason.EXPIRED);
            town.now = town.now.minusMillis(1);
            second.holds(7);
            second.releases(SeatReleaseReason.CANCELLED);
        })).violations()).isEmpty();
    }

    @Test
    void provesTheSagasEnds() {
        assertThat(report(history(town -> {
            Visitor poor = town.fan("poor").goesIn();
            poor.holds(1);
            poor.asksToPay();
            poor.isToBeDebited();
            poor.isRejected(DebitRejectionReason.INSUFFICIENT_BALANCE);
            poor.hasNotPaid(PaymentFailureReason.INSUFFICIENT_BALANCE);
            poor.releases(SeatReleaseReason.PAYMENT_FAILED);

            Visitor late = town.fan("late").goesIn();
            late.charges(Town.PRICE);
            late.holds(2);
            late.asksToPay();
            late.isToBeDebited();
            town.pass(Duration.ofSeconds(31));
            late.hasNotPaid(PaymentFailureReason.TIMEOUT);
            late.isToBeRefunded(RefundReason.TIMEOUT);
            late.releases(SeatReleaseReason.PAYMENT_FAILED);
            late.isDebited();
            late.isRefunded();

            Visitor never = town.fan("never").goesIn();
            never.holds(3);
            never.asksToPay();
            never.isToBeDebited();
            town.pass(Duration.ofSeconds(31));
            never.hasNotPaid(PaymentFailureReason.TIMEOUT);
            never.isToBeRefunded(RefundReason.TIMEOUT);
            never.isRejected(DebitRejectionReason.VOIDED);
            never.releases(SeatReleaseReason.PAYMENT_FAILED);
        })).violations()).isEmpty();
    }

    @Test
    void countsRepeatsOnceWhereverTheRelayBeganAgain() {
        List<AuditedRecord> records = new ArrayList<>(history(town -> town.fan("mina").buys(7)));
        for (AuditedRecord old : List.copyOf(records)) {
            records.add(new AuditedRecord(old.topic(), old.partition(), old.offset() + 1_000, old.timestamp(), old.key(),
                    old.eventId(), old.valueHash(), old.event()));
        }

        Report report = report(records);

        assertThat(report.violations()).isEmpty();
        assertThat(report.totals().repeats()).isEqualTo(records.size() / 2);
    }

    @Test
    void takesTwoLeadersForAMomentAsHarmless() {
        Report report = report(history(town -> {
            town.room(RoomState.OPEN, 1);
            Visitor first = town.fan("mina");
            Visitor second = town.fan("jun");
            first.joins();
            second.joins();
            first.isAdmitted();
            first.isAdmitted();
            second.isAdmitted();
            first.claims();
            first.passEnds(AdmissionEndReason.EXPIRED);
            first.passEnds(AdmissionEndReason.EXPIRED);
            second.isAdmitted();
            second.claims();
            second.leaves(second.passId);
        }));

        assertThat(report.violations()).isEmpty();
        assertThat(report.totals().ignoredAdmissions()).isEqualTo(2);
    }

    @Test
    void waitsForWhatIsUnderWay() {
        assertThat(reportWhileRunning(history(town -> {
            Visitor mina = town.fan("mina").goesIn();
            mina.charges(Town.PRICE);
            mina.holds(7);
            mina.asksToPay();
            mina.isToBeDebited();
            mina.isDebited();
            mina.hasPaid();
        })).violations()).isEmpty();
    }
}
