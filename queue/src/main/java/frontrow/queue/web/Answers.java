package frontrow.queue.web;

import frontrow.queue.application.ClaimPass;
import frontrow.queue.application.LiveRoom;
import frontrow.queue.domain.PollPace;
import frontrow.queue.domain.RoomSetting;
import frontrow.queue.domain.Standing;
import frontrow.queue.domain.WaitingRoom;
import frontrow.queue.web.TokenAnswer.Status;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to a fan how they stand. Whoever is told of the pass has claimed it. */
@Component
final class Answers {

    private final Passes passes;
    private final ClaimPass claimPass;

    Answers(Passes passes, ClaimPass claimPass) {
        this.passes = passes;
        this.claimPass = claimPass;
    }

    TokenAnswer of(LiveRoom room, String userId, Standing standing) {
        RoomSetting setting = room.read(WaitingRoom::setting);
        UUID concertId = room.concertId();
        String place = passes.place(concertId, userId, standing.token());
        String state = setting.state().name();
        return switch (standing) {
            case Standing.Waiting waiting -> new TokenAnswer(place, Status.WAITING, waiting.position(),
                    seconds(waiting.estimatedWait()), PollPace.waiting(waiting.position(), setting), null, null, state);
            case Standing.Active active -> {
                claimPass.seen(room, userId, active);
                yield new TokenAnswer(place, Status.ACTIVE, 0, 0L, PollPace.ACTIVE_SECONDS,
                        passes.pass(concertId, userId, active),
                        active.expiresAt(), state);
            }
            case Standing.Ended ended ->
                new TokenAnswer(place, ended.bought() ? Status.FINISHED : Status.EXPIRED, null, null, null,
                        null, null, state);
        };
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
