package frontrow.queue.application;

import frontrow.events.queue.FanLeft;
import frontrow.messaging.Trace;
import frontrow.queue.domain.Decisions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A fan gives up the place or the pass. */
public final class LeaveLine {

    /** A fan who is admitted while leaving must leave again, naming the pass; that happens once. */
    private static final int ATTEMPTS_MAX = 3;

    private final Rooms rooms;
    private final LineLog log;
    private final Clock clock;

    public LeaveLine(Rooms rooms, LineLog log, Clock clock) {
        this.rooms = rooms;
        this.log = log;
        this.clock = clock;
    }

    /** @return whether there was something to give up */
    public boolean leave(UUID concertId, String userId, Trace trace) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<FanLeft> left = left(concertId, userId);
            if (left.isEmpty() && attempt == 0) {
                // Whom this instance does not know may have joined at another one a moment ago.
                log.catchUp();
                left = left(concertId, userId);
            }
            if (left.isEmpty()) {
                return attempt > 0;
            }
            log.append(concertId, List.of(left.get()), trace);
        }
        return true;
    }

    private Optional<FanLeft> left(UUID concertId, String userId) {
        return rooms.find(concertId).flatMap(live -> live
                .read(room -> Decisions.left(room, userId, clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }
}
