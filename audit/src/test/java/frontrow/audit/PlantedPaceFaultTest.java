package frontrow.audit;

import static frontrow.audit.Judged.findsAt;
import static frontrow.audit.Judged.report;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.RoomState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More than the room allows in a second are found, whoever leads; what leaders do by the rules is proven. */
class PlantedPaceFaultTest {

    /** So long may a leader not have read of a change. */
    private static final Duration GRACE = Duration.ofSeconds(61);

    private final List<AuditedRecord> records = new ArrayList<>();
    private final Town town = new Town(records::add);

    @Test
    void findsTheFirstThatIsOneTooManyInASecond() {
        hasRoomFor(2);
        admitted("ann");
        admitted("ben");
        AuditedRecord third = admitted("cleo");

        findsAt(records, third, Rule.PACE_IS_KEPT);
        assertThat(report(records).violations().getFirst().chain()).extracting(Violation.Step::event)
                .containsExactly("RoomChanged", "FanAdmitted", "FanAdmitted");
    }

    @Test
    void provesAsManyAsAreAllowedInEverySecond() {
        hasRoomFor(2);
        AuditedRecord first = admitted("ann");
        admitted("ben");
        Visitor third = town.fan("cleo");
        third.joins();
        town.now = first.timestamp().minusMillis(1).plus(Duration.ofSeconds(1));
        third.isAdmitted();

        assertThat(report(records).violations()).isEmpty();
    }

    @Test
    void findsTheHasteOfALeaderWhoseClockIsBehind() {
        hasRoomFor(2);
        admitted("ann");
        admitted("ben");
        town.pass(Duration.ofSeconds(-5));
        AuditedRecord third = admitted("cleo");

        findsAt(records, third, Rule.PACE_IS_KEPT);
    }

    @Test
    void provesWhatIsWithoutEffectHoweverFast() {
        hasRoomFor(2);
        Visitor ann = town.fan("ann");
        ann.joins();
        ann.isAdmitted();
        ann.isAdmitted();
        ann.isAdmitted();
        admitted("ben");

        assertThat(report(records).violations()).isEmpty();
    }

    @Test
    void findsThoseWhoAreAdmittedByAnOldLimitLongAfterItWasLowered() {
        hasRoomFor(2);
        town.room(RoomState.OPEN, 100, 1);
        admitted("ann");
        admitted("ben");
        assertThat(report(records).violations()).as("the leader may not have read of it").isEmpty();
        town.pass(GRACE);
        admitted("cleo");
        AuditedRecord early = admitted("dan");

        findsAt(records, early, Rule.PACE_IS_KEPT);
    }

    private void hasRoomFor(int admissionsPerSecond) {
        town.room(RoomState.OPEN, 100, admissionsPerSecond);
        town.pass(GRACE);
    }

    private AuditedRecord admitted(String fan) {
        Visitor visitor = town.fan(fan);
        visitor.joins();
        return visitor.isAdmitted();
    }
}
