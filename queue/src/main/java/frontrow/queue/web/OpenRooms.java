package frontrow.queue.web;

import frontrow.queue.application.LiveRoom;
import frontrow.queue.application.Replica;
import frontrow.queue.application.Rooms;
import frontrow.rest.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds a concert's room, or says why not. */
@Component
final class OpenRooms {

    private final Rooms rooms;
    private final Replica replica;

    OpenRooms(Rooms rooms, Replica replica) {
        this.rooms = rooms;
        this.replica = replica;
    }

    /** An instance that has not read the whole line yet would lie about it. */
    void requireCaughtUp() {
        if (!replica.caughtUp()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "LINE_NOT_READY", "The line is being read; ask again in a moment.")
                    .retryAfterSeconds(1);
        }
    }

    LiveRoom room(UUID concertId) {
        requireCaughtUp();
        return rooms.find(concertId).orElseThrow(() -> noSuchConcert(concertId));
    }

    static Problem noSuchConcert(UUID concertId) {
        return Problem.of(HttpStatus.NOT_FOUND, "CONCERT_NOT_FOUND",
                "There is no waiting room for concert %s.".formatted(concertId));
    }

    static Problem notInLine(UUID concertId) {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_IN_LINE",
                "You are not in line for concert %s; join with POST /api/queues/%s/tokens.".formatted(concertId, concertId));
    }
}
