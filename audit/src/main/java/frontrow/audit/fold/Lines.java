package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 8. An admission out of order or over capacity is no violation by itself: of two leaders for a moment one writes such records,
 * and the fold ignores them (design section 8). It is one as soon as it has an effect: the fan is shown the pass ({@code PassClaimed}),
 * the pass is ended or given up, or a seat is held with it. Nobody who folds the log by the rules can write any of these for a pass that
 * the log has not given before, because everybody's view is a prefix of the log.
 */
final class Lines {

    private final Findings findings;
    private final long graceMicros;
    private final Map<UUID, Room> rooms = new HashMap<>();
    /** All that there ever were. */
    private final LongSet places = new LongSet();
    private final GivenPasses passes;
    private long joined;
    private long admitted;
    private long ignored;

    /** @param graceMicros for those who have not read of a change yet */
    Lines(Findings findings, long graceMicros) {
        this.findings = findings;
        this.passes = new GivenPasses(findings);
        this.graceMicros = graceMicros;
    }

    void roomChanged(RoomChanged event, Seen seen) {
        Room room = rooms.get(event.getConcertId());
        if (room == null) {
            rooms.put(event.getConcertId(), new Room(event, seen, graceMicros));
        } else {
            room.change(event, seen);
        }
    }

    void joined(FanJoined event, Seen seen) {
        Room room = room(event.getConcertId(), event.getUserId(), seen);
        if (room == null || room.state == RoomState.CLOSED || room.line.containsKey(event.getUserId())
                || room.passes.containsKey(event.getUserId())) {
            return; // Of two records for one fan the first counts.
        }
        room.line.put(event.getUserId(), new Room.Place(event.getToken(), seen));
        places.add(LongSet.of(event.getToken()));
        joined++;
    }

    void admitted(FanAdmitted event, Seen seen) {
        Room room = room(event.getConcertId(), event.getUserId(), seen);
        if (room == null) {
            return;
        }
        String why = room.whyNotAdmitted(event.getToken());
        if (why != null) {
            if (!places.contains(LongSet.of(event.getToken()))) {
                passes.complain(event.getConcertId(), event.getUserId(), "is admitted without ever having joined", seen, null);
                return;
            }
            ignored++;
            if (!passes.contains(LongSet.of(event.getPassId()))) {
                room.refused.put(event.getPassId(), room.refused(why, seen));
            }
            return;
        }
        room.line.remove(event.getUserId());
        room.passes.put(event.getUserId(), new Room.ActivePass(event.getToken(), event.getPassId()));
        room.refused.remove(event.getPassId());
        passes.give(event.getPassId());
        admitted++;
        String tooFast = room.pace.admitted(seen);
        if (tooFast != null) {
            findings.add(Rule.PACE_IS_KEPT, "concert " + event.getConcertId(), event.getUserId() + " is admitted " + tooFast,
                    seen.location(), room.pace.chain());
        }
    }

    void claimed(PassClaimed event, Seen seen) {
        Room room = room(event.getConcertId(), event.getUserId(), seen);
        if (room != null) {
            passes.uses(room, event.getConcertId(), event.getUserId(), event.getPassId(), "has been shown pass", seen);
        }
    }

    void ended(AdmissionEnded event, Seen seen) {
        Room room = room(event.getConcertId(), event.getUserId(), seen);
        if (room != null && passes.uses(room, event.getConcertId(), event.getUserId(), event.getPassId(),
                "is told the end of pass", seen)) {
            room.end(event.getUserId(), event.getPassId());
        }
    }

    /** Who names a pass gives that pass up; who names none, a place. */
    void left(FanLeft event, Seen seen) {
        Room room = room(event.getConcertId(), event.getUserId(), seen);
        if (room == null) {
            return;
        }
        if (!places.contains(LongSet.of(event.getToken()))) {
            passes.complain(event.getConcertId(), event.getUserId(), "leaves without ever having joined", seen, null);
            return;
        }
        Room.Place place = room.line.get(event.getUserId());
        if (place != null && place.token().equals(event.getToken())) {
            room.line.remove(event.getUserId());
        }
        UUID passId = event.getPassId();
        if (passId != null && passes.uses(room, event.getConcertId(), event.getUserId(), passId, "gives up pass", seen)) {
            room.end(event.getUserId(), passId);
        }
    }

    private @Nullable Room room(UUID concertId, String userId, Seen seen) {
        Room room = rooms.get(concertId);
        if (room == null) {
            passes.complain(concertId, userId, seen.kind().eventName() + " for a concert without a room", seen, null);
        }
        return room;
    }

    boolean wasGiven(long pass) {
        return passes.contains(pass);
    }

    long joined() {
        return joined;
    }

    long admitted() {
        return admitted;
    }

    long ignored() {
        return ignored;
    }
}
