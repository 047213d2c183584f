package frontrow.queue.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.FanJoined;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeeStandingTest extends OneInstance {

    private final SeeStanding seeStanding = new SeeStanding(log, clock);

    @Test
    void whoJoinedAtAnotherInstanceAMomentAgoIsInLine() {
        openRoom(1);
        joinsElsewhere("ada");

        assertThat(seeStanding.of(room(), "ada")).isPresent();
    }

    @Test
    void whoJoinedAtAnotherInstanceAMomentAgoCanLeave() {
        openRoom(1);
        joinsElsewhere("ada");

        assertThat(new LeaveLine(log.rooms, log, clock).leave(CONCERT, "ada", TRACE)).isTrue();
    }

    @Test
    void whoNeverJoinedIsNotInLine() {
        openRoom(1);

        assertThat(seeStanding.of(room(), "ada")).isEmpty();
        assertThat(new LeaveLine(log.rooms, log, clock).leave(CONCERT, "ada", TRACE)).isFalse();
    }

    /** It is in the log, but this instance has not read so far. */
    private void joinsElsewhere(String fan) {
        log.lag();
        FanJoined joined = FanJoined.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(new UUID(7, 7)).setAt(now)
                .build();
        assertThat(log.appendLater(CONCERT, List.of(joined), TRACE)).isNotDone();
        log.keepUp();
    }
}
