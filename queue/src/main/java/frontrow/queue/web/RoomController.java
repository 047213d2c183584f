package frontrow.queue.web;

import frontrow.events.queue.RoomState;
import frontrow.messaging.Trace;
import frontrow.queue.application.ChangeRoom;
import frontrow.queue.config.QueueProperties;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's side of a room. */
@RestController
@RequestMapping("/api/queues/{concertId}")
@Tag(name = "Waiting room, operators")
final class RoomController {

    private final OpenRooms rooms;
    private final ChangeRoom changeRoom;
    private final QueueProperties limits;

    RoomController(OpenRooms rooms, ChangeRoom changeRoom, QueueProperties limits) {
        this.rooms = rooms;
        this.changeRoom = changeRoom;
        this.limits = limits;
    }

    enum State {
        OPEN, PAUSED, CLOSED
    }

    record Change(@Nullable State state, @Nullable Integer capacity, @Nullable Integer admissionsPerSecond) {}

    @GetMapping
    @Operation(summary = "The room's setting and counts.")
    RoomAnswer room(@PathVariable UUID concertId, @Parameter(hidden = true) Caller caller) {
        requireOperator(caller);
        return rooms.room(concertId).read(RoomAnswer::of);
    }

    @PutMapping
    @Operation(summary = "Open, pause, close or resize the room; what is left out stays as it is.")
    RoomAnswer change(@PathVariable UUID concertId, @RequestBody Change change, @Parameter(hidden = true) Caller caller) {
        requireOperator(caller);
        within("capacity", change.capacity(), limits.capacityMax());
        within("admissionsPerSecond", change.admissionsPerSecond(), limits.admissionsPerSecondMax());
        rooms.requireCaughtUp();
        RoomState state = change.state() == null ? null : RoomState.valueOf(change.state().name());
        return changeRoom
                .change(concertId, new ChangeRoom.Wish(state, change.capacity(), change.admissionsPerSecond()), Trace.current())
                .orElseThrow(() -> OpenRooms.noSuchConcert(concertId)).read(RoomAnswer::of);
    }

    private static void requireOperator(Caller caller) {
        if (!caller.operator()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN",
                    "Your token does not allow this; it needs the role of an operator.");
        }
    }

    private static void within(String field, @Nullable Integer value, int max) {
        if (value != null && (value < 1 || value > max)) {
            String message = "must be from 1 to " + max;
            throw Problem.of(HttpStatus.BAD_REQUEST, "INVALID_BODY", "The field %s %s.".formatted(field, message)).with("errors",
                    List.of(Map.of("field", field, "message", message)));
        }
    }
}
