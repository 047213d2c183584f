package frontrow.queue.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.RoomState;
import frontrow.queue.application.JoinLine.Result;
import frontrow.queue.domain.Standing;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JoinLineTest extends OneInstance {

    @Test
    void answersTheExactPlace() {
        openRoom(1);
        join("ann");

        Result.Joined joined = (Result.Joined) join("bob");

        assertThat(joined.anew()).isTrue();
        assertThat(joined.standing()).isInstanceOfSatisfying(Standing.Waiting.class,
                bob -> assertThat(bob.position()).isEqualTo(2));
    }

    @Test
    void whoIsInLineKeepsThePlaceAndNothingIsWritten() {
        openRoom(1);
        Result.Joined first = (Result.Joined) join("ann");

        Result.Joined again = (Result.Joined) join("ann");

        assertThat(again.anew()).isFalse();
        assertThat(again.standing()).isEqualTo(first.standing());
        assertThat(log.ofType(FanJoined.class)).hasSize(1);
    }

    @Test
    void whoHasJustLeftAtAnotherInstanceJoinsAnew() {
        openRoom(1);
        UUID token = ((Result.Joined) join("ann")).standing().token();
        log.lag();
        var left = log.appendLater(CONCERT,
                List.of(FanLeft.newBuilder().setConcertId(CONCERT).setUserId("ann").setToken(token).setAt(now).build()), TRACE);
        log.keepUp();
        assertThat(left).as("not seen here yet").isNotDone();

        Result.Joined again = (Result.Joined) join("ann");

        assertThat(again.anew()).isTrue();
        assertThat(again.standing().token()).isNotEqualTo(token);
    }

    @Test
    void ofTwoInstancesThatAppendForTheSameFanTheFirstRecordCounts() {
        openRoom(1);
        UUID othersToken = new UUID(9, 9);
        Rooms lagging = log.rooms;
        JoinLine here = new JoinLine(lagging, new Interleaved(log, () -> log.another(FanJoined.newBuilder().setConcertId(CONCERT)
                .setUserId("ann").setToken(othersToken).setAt(now).build())), clock, 10);

        Result.Joined joined = (Result.Joined) here.join(CONCERT, "ann", new UUID(7, 7), TRACE);

        assertThat(joined.standing().token()).isEqualTo(othersToken);
        assertThat(joined.anew()).isFalse();
    }

    @Test
    void refusesWithoutARoomInAClosedOneAndInAFullLine() {
        assertThat(join("ann")).isEqualTo(new Result.NoSuchConcert());

        openRoom(1);
        join("ann");
        JoinLine oneLong = new JoinLine(log.rooms, log, clock, 1);
        assertThat(oneLong.join(CONCERT, "bob", new UUID(7, 7), TRACE)).isEqualTo(new Result.LineFull());

        changeRoom.change(CONCERT, new ChangeRoom.Wish(RoomState.CLOSED, null, null), TRACE);
        assertThat(join("bob")).isEqualTo(new Result.RoomClosed());
        assertThat(join("ann")).as("who is in line stays").isInstanceOf(Result.Joined.class);
    }

    @Test
    void aRoomThatClosesMeanwhileTakesNobody() {
        openRoom(1);
        JoinLine here = new JoinLine(log.rooms,
                new Interleaved(log, () -> changeRoom.change(CONCERT, new ChangeRoom.Wish(RoomState.CLOSED, null, null), TRACE)),
                clock, 10);

        assertThat(here.join(CONCERT, "ann", new UUID(7, 7), TRACE)).isEqualTo(new Result.RoomClosed());
    }

    @Test
    void whoIsAdmittedByALeaderWhoseClockIsAnHourBehindIsToldThatThePassIsOver() {
        openRoom(1);
        JoinLine here = new JoinLine(log.rooms, new Interleaved(log, () -> {
            join("ann");
            now = now.minusSeconds(3_600);
            lead();
            now = now.plusSeconds(3_600);
        }), clock, 10);

        assertThat(here.join(CONCERT, "ann", new UUID(9, 9), TRACE)).isInstanceOfSatisfying(Result.Joined.class,
                joined -> assertThat(joined.standing()).isInstanceOf(Standing.Ended.class));
    }

    @Test
    void whosePassRanOutNeedNotWaitForTheLeaderToSaySo() {
        openRoom(1);
        join("ann");
        lead();
        now = now.plusSeconds(60);

        Result.Joined joined = (Result.Joined) join("ann");

        assertThat(joined.anew()).isTrue();
        assertThat(joined.standing()).isInstanceOf(Standing.Waiting.class);
        assertThat(log.ofType(AdmissionEnded.class)).hasSize(1);
    }

    @Test
    void saysSoWhenTheLogIsAway() {
        openRoom(1);
        log.fail(1);

        assertThatExceptionOfType(LineUnavailable.class).isThrownBy(() -> join("ann"));
    }

    @Test
    void whoIsAdmittedWhileLeavingLeavesWithThePass() {
        openRoom(1);
        join("ann");
        LeaveLine leaving = new LeaveLine(log.rooms, new Interleaved(log, this::lead), clock);

        assertThat(leaving.leave(CONCERT, "ann", TRACE)).isTrue();

        assertThat(log.ofType(FanLeft.class)).hasSize(2).last().extracting(FanLeft::getPassId).isNotNull();
        assertThat(counts().active()).isZero();
        assertThat(leaving.leave(CONCERT, "ann", TRACE)).as("nothing left").isFalse();
    }
}
