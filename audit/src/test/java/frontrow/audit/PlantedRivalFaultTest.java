package frontrow.audit;

import static frontrow.audit.Judged.findsAt;
import static frontrow.audit.Judged.report;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.reservation.SeatReleaseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a fan, a pass or a seat can have only once is found where it is had twice; in one partition, whatever the clocks say. */
class PlantedRivalFaultTest {

    private final List<AuditedRecord> records = new ArrayList<>();
    private final Town town = new Town(records::add);

    @Test
    void findsASecondOpenReservationOfAFan() {
        Visitor mina = town.fan("mina").goesIn();
        mina.holds(7);
        AuditedRecord second = mina.again().holds(8);

        findsAt(records, second, Rule.ONE_OPEN_RESERVATION);
    }

    @Test
    void provesOneOpenReservationAfterTheOtherAndOneForEachPerformance() {
        Visitor mina = town.fan("mina").goesIn();
        mina.holds(7);
        mina.releases(SeatReleaseReason.CANCELLED);
        mina.again().holds(7);
        mina.releases(SeatReleaseReason.CANCELLED);
        mina.again().paysFor(7);
        mina.passEnds(AdmissionEndReason.PURCHASED);
        Visitor anotherTime = town.fan("mina").goesIn();
        anotherTime.holds(8);
        anotherTime.releases(SeatReleaseReason.CANCELLED);
        anotherTime.nextDay().holds(8);
        anotherTime.releases(SeatReleaseReason.CANCELLED);

        assertThat(report(records).violations()).isEmpty();
    }

    @Test
    void findsAHoldWithAPassThatHasBought() {
        Visitor mina = town.fan("mina").buys(7);
        AuditedRecord held = mina.nextDay().holds(8);
        mina.releases(SeatReleaseReason.CANCELLED);

        findsAt(records, held, Rule.PASS_BUYS_ONCE);
    }

    @Test
    void findsAPassThatBuysTwiceOfAPerformance() {
        Visitor mina = town.fan("mina").goesIn();
        Visitor twin = new Visitor(town, mina);
        mina.holds(7);
        twin.holds(8);
        mina.paysForTheHold();
        AuditedRecord second = twin.paysForTheHold();

        findsAt(records, second, Rule.PASS_BUYS_ONCE);
    }

    @Test
    void provesThatWhatWasHeldBeforeStaysPayableForAnotherPerformance() {
        Visitor mina = town.fan("mina").goesIn();
        Visitor twin = new Visitor(town, mina).nextDay();
        mina.holds(7);
        twin.holds(7);
        mina.paysForTheHold();
        twin.paysForTheHold();

        assertThat(report(records).violations()).isEmpty();
    }

    @Test
    void findsTwoOwnersInOnePartitionByItsOrderHoweverShort() {
        List<Visitor> rivals = inOnePartition();
        rivals.getFirst().holds(7);
        AuditedRecord second = rivals.getLast().holds(7);
        rivals.getFirst().releases(SeatReleaseReason.CANCELLED);
        rivals.getLast().releases(SeatReleaseReason.CANCELLED);

        assertThat(tolerant().violations()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(Rule.SEAT_HAS_ONE_OWNER);
            assertThat(violation.at()).isEqualTo(second.location());
        });
    }

    @Test
    void provesOwnersInOnePartitionByItsOrderWhateverTheTimesSay() {
        List<Visitor> rivals = inOnePartition();
        rivals.getFirst().holds(7);
        town.pass(Duration.ofSeconds(10));
        rivals.getFirst().releases(SeatReleaseReason.CANCELLED);
        town.pass(Duration.ofSeconds(-5));
        rivals.getLast().holds(7);
        town.pass(Duration.ofSeconds(20));
        rivals.getLast().releases(SeatReleaseReason.CANCELLED);

        assertThat(tolerant().violations()).isEmpty();
    }

    private List<Visitor> inOnePartition() {
        Visitor first = town.fan("mina").goesIn();
        Visitor second = Stream.generate(() -> town.fan("jun"))
                .filter(other -> Town.partition(other.reservationId.toString()) == Town.partition(first.reservationId.toString()))
                .findFirst().orElseThrow().goesIn();
        return List.of(first, second);
    }

    private Report tolerant() {
        Audit audit = Audit.of(AuditSettings.defaults());
        records.forEach(audit::record);
        return audit.report(town.now.plusSeconds(1), true);
    }
}
