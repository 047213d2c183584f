package frontrow.queue.application;

import frontrow.events.queue.FanJoined;
import frontrow.events.queue.RoomState;
import frontrow.messaging.Trace;
import frontrow.queue.domain.Decisions;
import frontrow.queue.domain.Standing;
import frontrow.queue.domain.WaitingRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * A fan joins the line at its end; one who is in line or has a pass keeps what he has. Two instances may append for the same fan at the
 * same moment: the first record counts, and both answer with its token.
 */
public final class JoinLine {

    private final Rooms rooms;
    private final LineLog log;
    private final Clock clock;
    private final int waitingMax;

    public JoinLine(Rooms rooms, LineLog log, Clock clock, int waitingMax) {
        this.rooms = rooms;
        this.log = log;
        this.clock = clock;
        this.waitingMax = waitingMax;
    }

    public sealed interface Result {
        record Joined(LiveRoom room, Standing standing, boolean anew) implements Result {}

        record NoSuchConcert() implements Result {}

        record RoomClosed() implements Result {}

        record LineFull() implements Result {}
    }

    /** @param token the place's id if the fan is not in line yet */
    public Result join(UUID concertId, String userId, UUID token, Trace trace) {
        Optional<LiveRoom> found = rooms.find(concertId);
        if (found.isEmpty()) {
            return new Result.NoSuchConcert();
        }
        LiveRoom live = found.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Standing> kept = live.read(room -> inLine(room, userId, now));
        if (kept.isPresent()) {
            // Who is in line by what this instance knows may have left at another one a moment ago.
            log.catchUp();
            kept = live.read(room -> inLine(room, userId, now));
        }
        if (kept.isPresent()) {
            return new Result.Joined(live, kept.get(), false);
        }
        if (live.read(room -> room.setting().state()) == RoomState.CLOSED) {
            return new Result.RoomClosed();
        }
        if (live.read(room -> room.counts().waiting()) >= waitingMax) {
            return new Result.LineFull();
        }
        List<SpecificRecord> events = new ArrayList<>();
        live.read(room -> Decisions.passRunOut(room, userId, now)).ifPresent(events::add);
        events.add(FanJoined.newBuilder().setConcertId(concertId).setUserId(userId).setToken(token).setAt(now).build());
        log.append(concertId, events, trace);
        return live.read(room -> joined(room, userId, clock.instant()))
                .<Result>map(standing -> new Result.Joined(live, standing, standing.token().equals(token)))
                .orElseGet(Result.RoomClosed::new);
    }

    /** Where a clock is ahead of the leader's, the pass of who was admitted at once has run out: that is told, too. */
    private static Optional<Standing> joined(WaitingRoom room, String userId, Instant now) {
        return room.setting().state() == RoomState.CLOSED ? inLine(room, userId, now) : room.standing(userId, now);
    }

    private static Optional<Standing> inLine(WaitingRoom room, String userId, Instant now) {
        return room.standing(userId, now).filter(standing -> !(standing instanceof Standing.Ended));
    }
}
