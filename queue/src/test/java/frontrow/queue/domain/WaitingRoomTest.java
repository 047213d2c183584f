package frontrow.queue.domain;

import static frontrow.queue.domain.RoomDriver.aRoomFor;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final RoomDriver room = aRoomFor(2);

    @Test
    void theOrderOfJoiningIsThePlace() {
        room.join("ann", "bob", "cid");

        assertThat(room.position("ann")).isEqualTo(1);
        assertThat(room.position("bob")).isEqualTo(2);
        assertThat(room.position("cid")).isEqualTo(3);
    }

    @Test
    void joiningAgainKeepsThePlaceAndTheToken() {
        UUID token = room.join("ann");
        room.join("bob");

        room.join("ann");

        assertThat(room.position("ann")).isEqualTo(1);
        assertThat(room.standing("ann").token()).isEqualTo(token);
        assertThat(room.room.counts().waiting()).isEqualTo(2);
    }

    @Test
    void thoseBehindOneWhoLeavesMoveUp() {
        room.join("ann", "bob", "cid");

        room.leave("bob");

        assertThat(room.unknown("bob")).isTrue();
        assertThat(room.position("ann")).isEqualTo(1);
        assertThat(room.position("cid")).isEqualTo(2);
    }

    @Test
    void whoJoinsAgainAfterLeavingStandsAtTheEndWithANewToken() {
        UUID first = room.join("ann");
        room.join("bob");
        room.leave("ann");

        UUID second = room.join("ann");

        assertThat(room.position("ann")).isEqualTo(2);
        assertThat(room.standing("ann").token()).isEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void neverMoreThanCapacityAreAdmitted() {
        room.join("ann", "bob", "cid");

        assertThat(room.admit()).containsExactly("ann", "bob");
        assertThat(room.admit()).isEmpty();
        assertThat(room.apply(room.admission("cid", room.standing("cid").token()))).isFalse();
        assertThat(room.position("cid")).isEqualTo(1);
    }

    @Test
    void anAdmissionOutOfOrderIsIgnored() {
        room.join("ann");
        UUID bob = room.join("bob");

        assertThat(room.apply(room.admission("bob", bob))).isFalse();

        assertThat(room.position("bob")).isEqualTo(2);
    }

    @Test
    void anAdmissionOfAnUnknownTokenIsIgnored() {
        room.join("ann");

        assertThat(room.apply(room.admission("ann", new UUID(9, 9)))).isFalse();

        assertThat(room.position("ann")).isEqualTo(1);
    }

    @Test
    void theSameAdmissionByTwoLeadersCountsOnce() {
        room.join("ann", "bob");
        var due = Decisions.admissionsDue(room.room, room.now, 10);

        due.forEach(room::apply);

        assertThat(due.stream().map(room::apply)).containsExactly(false, false);
        assertThat(room.room.counts().active()).isEqualTo(2);
        assertThat(room.room.counts().admittedTotal()).isEqualTo(2);
    }

    @Test
    void aPausedRoomTakesFansAndAdmitsNobody() {
        room.join("ann");
        room.change(RoomState.PAUSED, 2);
        room.join("bob");

        assertThat(room.admit()).isEmpty();
        assertThat(room.apply(room.admission("ann", room.standing("ann").token()))).isFalse();
        assertThat(room.position("bob")).isEqualTo(2);
        assertThat(room.standing("bob")).extracting("estimatedWait").isNull();
    }

    @Test
    void aClosedRoomTakesNobodyAndKeepsTheLine() {
        room.join("ann");
        room.change(RoomState.CLOSED, 2);

        room.join("bob");

        assertThat(room.unknown("bob")).isTrue();
        assertThat(room.position("ann")).isEqualTo(1);
        assertThat(room.admit()).isEmpty();
    }

    @Test
    void aSmallerRoomAdmitsNobodyUntilEnoughPassesEnded() {
        room.join("ann", "bob", "cid");
        room.admit();
        room.change(RoomState.OPEN, 1);

        room.purchase("ann", room.pass("ann").passId());
        assertThat(room.admit()).isEmpty();

        room.purchase("bob", room.pass("bob").passId());
        assertThat(room.admit()).containsExactly("cid");
    }

    @Test
    void aChangeThatIsNotLaterThanTheLastIsIgnored() {
        RoomChanged opened = (RoomChanged) room.log.getFirst();
        room.change(RoomState.PAUSED, 7);

        assertThat(room.apply(opened)).isFalse();

        assertThat(room.room.setting().state()).isEqualTo(RoomState.PAUSED);
        assertThat(room.room.setting().capacity()).isEqualTo(7);
    }

    @Test
    void aReplayOfAnyPrefixGivesTheSameRoom() {
        room.join("ann", "bob", "cid", "dan");
        room.admit();
        room.leave("cid");
        room.purchase("ann", room.pass("ann").passId());
        room.admit();

        for (int length = 1; length <= room.log.size(); length++) {
            WaitingRoom once = replay(length);
            WaitingRoom again = replay(length);
            for (String fan : new String[]{"ann", "bob", "cid", "dan"}) {
                assertThat(once.standing(fan, room.now)).isEqualTo(again.standing(fan, room.now));
            }
            assertThat(once.counts()).isEqualTo(again.counts());
        }
        assertThat(replay(room.log.size()).counts()).isEqualTo(room.room.counts());
    }

    @Test
    void refusesWhatIsNoEventOfARoom() {
        var foreign = frontrow.events.wallet.WalletCharged.class;

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> room.room.apply(foreign.getDeclaredConstructor().newInstance()))
                .withMessageContaining("WalletCharged");
    }

    private WaitingRoom replay(int length) {
        WaitingRoom replayed = new WaitingRoom((RoomChanged) room.log.getFirst());
        room.log.subList(1, length).forEach(replayed::apply);
        return replayed;
    }
}
