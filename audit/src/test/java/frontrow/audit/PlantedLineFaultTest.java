package frontrow.audit;

import static frontrow.audit.Judged.findsAt;
import static frontrow.audit.Judged.report;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.RoomState;
import frontrow.events.reservation.SeatReleaseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is let in out of line, or without room, is found as soon as it has an effect. */
class PlantedLineFaultTest {

    private final List<AuditedRecord> records = new ArrayList<>();
    private final Town town = new Town(records::add);

    @Test
    void findsAnAdmissionOutOfLineThatIsUsed() {
        AuditedRecord head = town.fan("mina").joins();
        Visitor jun = town.fan("jun");
        jun.joins();
        AuditedRecord jumped = jun.isAdmitted();
        AuditedRecord used = jun.claims();

        findsAt(records, jumped, Rule.LINE_IS_KEPT);
        assertThat(report(records).violations().getFirst().chain()).extracting(Violation.Step::location)
                .endsWith(head.location(), jumped.location(), used.location());
    }

    @Test
    void findsAnAdmissionOverCapacityThatIsUsed() {
        town.room(RoomState.OPEN, 1);
        town.fan("mina").goesIn();
        Visitor jun = town.fan("jun");
        jun.joins();
        AuditedRecord crowded = jun.isAdmitted();
        jun.claims();

        findsAt(records, crowded, Rule.LINE_IS_KEPT);
    }

    @Test
    void findsAnAdmissionToAPausedRoomThatIsUsedToHold() {
        Visitor mina = town.fan("mina");
        mina.joins();
        town.room(RoomState.PAUSED, 100);
        mina.isAdmitted();
        AuditedRecord held = mina.holds(7);
        mina.releases(SeatReleaseReason.CANCELLED);

        findsAt(records, held, Rule.PASS_WAS_GIVEN);
    }

    @Test
    void findsAnAdmissionOfWhoNeverJoined() {
        AuditedRecord admitted = town.fan("mina").isAdmitted();

        findsAt(records, admitted, Rule.LINE_IS_KEPT);
    }

    @Test
    void findsTheEndOfAPassThatWasNeverGiven() {
        Visitor mina = town.fan("mina");
        mina.joins();
        AuditedRecord ended = mina.passEnds(AdmissionEndReason.LAPSED);

        findsAt(records, ended, Rule.LINE_IS_KEPT);
    }
}
