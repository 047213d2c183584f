package frontrow.queue.web;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.queue.application.JoinLine;
import frontrow.queue.application.LeaveLine;
import frontrow.queue.application.LiveRoom;
import frontrow.queue.application.SeeStanding;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The fan's place in line. */
@RestController
@RequestMapping("/api/queues/{concertId}/tokens")
@Tag(name = "Waiting room")
final class LineController {

    private static final long FULL_RETRY_SECONDS = 10;

    private final OpenRooms rooms;
    private final JoinLine joinLine;
    private final SeeStanding seeStanding;
    private final LeaveLine leaveLine;
    private final Answers answers;
    private final StandingPush push;

    LineController(OpenRooms rooms, JoinLine joinLine, SeeStanding seeStanding, LeaveLine leaveLine, Answers answers,
            StandingPush push) {
        this.rooms = rooms;
        this.joinLine = joinLine;
        this.seeStanding = seeStanding;
        this.leaveLine = leaveLine;
        this.answers = answers;
        this.push = push;
    }

    @PostMapping
    @Operation(summary = "Join the line; who is in line already keeps the place (200).")
    ResponseEntity<TokenAnswer> join(@PathVariable UUID concertId, @Parameter(hidden = true) Caller caller) {
        rooms.requireCaughtUp();
        UUID token = UuidCreator.getTimeOrderedEpoch();
        return switch (joinLine.join(concertId, caller.userId(), token, Trace.current())) {
            case JoinLine.Result.Joined joined -> {
                TokenAnswer answer = answers.of(joined.room(), caller.userId(), joined.standing());
                yield joined.anew()
                        ? ResponseEntity.created(URI.create("/api/queues/%s/tokens/me".formatted(concertId))).body(answer)
                        : ResponseEntity.ok(answer);
            }
            case JoinLine.Result.NoSuchConcert _ -> throw OpenRooms.noSuchConcert(concertId);
            case JoinLine.Result.RoomClosed _ ->
                throw Problem.of(HttpStatus.CONFLICT, "ROOM_CLOSED", "The waiting room of this concert is closed.");
            case JoinLine.Result.LineFull _ -> throw Problem
                    .of(HttpStatus.SERVICE_UNAVAILABLE, "LINE_FULL", "The line is as long as it can be; try again later.")
                    .retryAfterSeconds(FULL_RETRY_SECONDS);
        };
    }

    @GetMapping("/me")
    @Operation(summary = "How I stand: my position while I wait, my pass when it is my turn.")
    TokenAnswer mine(@PathVariable UUID concertId, @Parameter(hidden = true) Caller caller) {
        LiveRoom live = rooms.room(concertId);
        return seeStanding.of(live, caller.userId())
                .map(standing -> answers.of(live, caller.userId(), standing)).orElseThrow(() -> OpenRooms.notInLine(concertId));
    }

    @GetMapping(path = "/me/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events `standing`, on every change; ends when it is over.")
    SseEmitter events(@PathVariable UUID concertId, @Parameter(hidden = true) Caller caller) {
        LiveRoom live = rooms.room(concertId);
        if (seeStanding.of(live, caller.userId()).isEmpty()) {
            throw OpenRooms.notInLine(concertId);
        }
        return push.open(live, caller.userId());
    }

    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give up my place or my pass.")
    void leave(@PathVariable UUID concertId, @Parameter(hidden = true) Caller caller) {
        LiveRoom live = rooms.room(concertId);
        if (!leaveLine.leave(live.concertId(), caller.userId(), Trace.current())) {
            throw OpenRooms.notInLine(concertId);
        }
    }
}
