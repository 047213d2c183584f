package frontrow.queue.domain;

import static frontrow.queue.domain.RoomDriver.aRoomFor;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.RoomChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionRateTest {

    private static final int PER_SECOND = 3;

    private final RoomDriver room = aRoomFor(1_000, PER_SECOND);

    private void fansWait(int fans) {
        IntStream.range(0, fans).forEach(fan -> room.join("fan" + fan));
    }

    @Test
    void noSecondSeesMoreAdmissionsThanTheLimit() {
        fansWait(100);
        for (int tick = 0; tick < 70; tick++) {
            room.admit();
            room.later(Duration.ofMillis(70));
        }

        List<Instant> admittedAt = room.log.stream().filter(FanAdmitted.class::isInstance)
                .map(event -> ((FanAdmitted) event).getAt())
                .toList();

        assertThat(admittedAt).hasSizeGreaterThanOrEqualTo(12);
        for (int i = 0; i + PER_SECOND < admittedAt.size(); i++) {
            assertThat(Duration.between(admittedAt.get(i), admittedAt.get(i + PER_SECOND)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aNewLeaderGoesOnWhereTheOldOneStopped() {
        fansWait(10);
        room.admit();

        WaitingRoom successor = new WaitingRoom((RoomChanged) room.log.getFirst());
        room.log.subList(1, room.log.size()).forEach(successor::apply);

        assertThat(Decisions.admissionsDue(successor, room.now.plusMillis(999), 10)).isEmpty();
        assertThat(Decisions.admissionsDue(successor, room.now.plusMillis(1_000), 10)).hasSize(PER_SECOND);
    }

    @Test
    void aLeaderWhoseClockIsBehindDoesNotAdmitTooFast() {
        fansWait(10);
        room.admit();

        assertThat(Decisions.admissionsDue(room.room, room.now.minusSeconds(5), 10)).isEmpty();
    }

    @Test
    void theEstimateFollowsTheLimitWhileThereIsRoomAndTheTurnoverAfterThat() {
        RoomDriver small = aRoomFor(60, 10);
        IntStream.range(0, 120).forEach(fan -> small.join("fan" + fan));

        assertThat(small.standing("fan59")).isEqualTo(waiting(small, "fan59", 60, Duration.ofSeconds(6)));
        // The 60 passes come back within their 600 s: one every 10 s at the slowest.
        assertThat(small.standing("fan69")).isEqualTo(waiting(small, "fan69", 70, Duration.ofSeconds(6 + 100)));
    }

    @Test
    void thoseFurtherBackAskLessOftenButNeverTooSeldomForTheClaimWindow() {
        RoomSetting setting = room.room.setting();

        assertThat(PollPace.waiting(1, setting)).isEqualTo(1);
        assertThat(PollPace.waiting(5_000, setting)).isEqualTo(11);
        assertThat(PollPace.waiting(1_000_000, setting)).isEqualTo(RoomDriver.CLAIM_SECONDS / 2);
    }

    private static Standing.Waiting waiting(RoomDriver room, String fan, int position, Duration wait) {
        return new Standing.Waiting(room.standing(fan).token(), position, wait);
    }
}
