package frontrow.queue.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import frontrow.queue.domain.Standing;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowReservationsTest extends OneInstance {

    @Test
    void aScheduledConcertOpensItsRoomWithinTheLimits() {
        openRoom(1_000_000);

        assertThat(setting().capacity()).as("the limit").isEqualTo(1_000);
        assertThat(setting().admissionsPerSecond()).as("the default").isEqualTo(50);
        assertThat(state()).isEqualTo(RoomState.OPEN);
    }

    @Test
    void aRepetitionIsNotWritten() {
        openRoom(1);
        openRoom(1);

        assertThat(log.ofType(RoomChanged.class)).hasSize(1);
    }

    @Test
    void aRepetitionByAnInstanceThatLagsDoesNotUndoAnOperatorsChange() {
        openRoom(1);
        RoomChanged repetition = log.ofType(RoomChanged.class).getFirst();
        now = SCHEDULED_AT.minusSeconds(60); // the operator's instance has a slow clock
        changeRoom.change(CONCERT, new ChangeRoom.Wish(RoomState.PAUSED, null, null), TRACE);

        log.another(repetition);

        assertThat(state()).isEqualTo(RoomState.PAUSED);
    }

    @Test
    void aConfirmedReservationEndsThePassOnce() {
        openRoom(1);
        join("ann");
        lead();
        UUID passId = ((Standing.Active) standing("ann")).passId();

        assertThat(follow.endPurchasedPass(confirmed("ann", passId), TRACE)).isDone();
        assertThat(follow.endPurchasedPass(confirmed("ann", passId), TRACE)).isDone();

        assertThat(((Standing.Ended) standing("ann")).bought()).isTrue();
        assertThat(log.ofType(AdmissionEnded.class)).hasSize(1);
    }

    @Test
    void aConfirmedReservationOfAnEarlierPassDoesNotEndTheNext() {
        openRoom(1);
        join("ann");
        lead();
        UUID earlier = ((Standing.Active) standing("ann")).passId();
        follow.endPurchasedPass(confirmed("ann", earlier), TRACE).join();
        join("ann");
        lead();

        follow.endPurchasedPass(confirmed("ann", earlier), TRACE).join();

        assertThat(standing("ann")).isInstanceOf(Standing.Active.class);
    }

    @Test
    void changesMergeIntoTheSetting() {
        openRoom(1);

        changeRoom.change(CONCERT, new ChangeRoom.Wish(null, 7, null), TRACE);
        changeRoom.change(CONCERT, new ChangeRoom.Wish(RoomState.PAUSED, null, 9), TRACE);
        changeRoom.change(CONCERT, new ChangeRoom.Wish(RoomState.PAUSED, null, 9), TRACE);

        assertThat(setting().capacity()).isEqualTo(7);
        assertThat(setting().admissionsPerSecond()).isEqualTo(9);
        assertThat(state()).isEqualTo(RoomState.PAUSED);
        assertThat(log.ofType(RoomChanged.class)).as("no change, no record").hasSize(3);
        assertThat(changeRoom.change(new UUID(5, 5), new ChangeRoom.Wish(null, 1, null), TRACE)).isEmpty();
    }
}
