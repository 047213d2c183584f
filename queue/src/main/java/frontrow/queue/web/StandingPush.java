package frontrow.queue.web;

import frontrow.queue.application.LiveRoom;
import frontrow.queue.config.QueueProperties;
import frontrow.queue.domain.Standing;
import frontrow.rest.streams.EventStreams;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A fan's place in line as it changes, woken by changes of the room. */
@Component
final class StandingPush extends EventStreams {

    private final Answers answers;
    private final Clock clock;
    private final QueueProperties.Push push;

    StandingPush(Answers answers, Clock clock, QueueProperties queue) {
        super("queue-push", queue.push().connectionsMax(), queue.push().lifetimeMax());
        this.answers = answers;
        this.clock = clock;
        this.push = queue.push();
    }

    SseEmitter open(LiveRoom room, String userId) {
        return open(emitter -> tell(emitter, room, userId));
    }

    private void tell(SseEmitter emitter, LiveRoom room, String userId) throws IOException, InterruptedException {
        @Nullable
        TokenAnswer told = null;
        long heartbeatNanos = push.heartbeatEvery().toNanos();
        long toldAtNanos = System.nanoTime();
        while (isRunning()) {
            long version = room.version();
            Optional<Standing> standing = room.read(line -> line.standing(userId, clock.instant()));
            if (standing.isEmpty()) {
                return; // the fan has left
            }
            TokenAnswer answer = answers.of(room, userId, standing.get());
            if (answer.newsAfter(told)) {
                emitter.send(SseEmitter.event().name("standing").data(answer, MediaType.APPLICATION_JSON));
                told = answer;
                toldAtNanos = System.nanoTime();
            } else if (System.nanoTime() - toldAtNanos >= heartbeatNanos) {
                emitter.send(SseEmitter.event().comment("still here"));
                toldAtNanos = System.nanoTime();
            }
            if (standing.get() instanceof Standing.Ended) {
                return;
            }
            Thread.sleep(push.changesPause());
            room.awaitChange(version, push.heartbeatEvery());
        }
    }
}
