package frontrow.queue.application;

import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** This instance's replica of every concert's room. The first {@code RoomChanged} of a concert opens its room. */
public final class Rooms {

    private final Map<UUID, LiveRoom> byConcert = new ConcurrentHashMap<>();

    public Optional<LiveRoom> find(UUID concertId) {
        return Optional.ofNullable(byConcert.get(concertId));
    }

    public Collection<LiveRoom> all() {
        return byConcert.values();
    }

    /**
     * Folds the log's next event in. What is said of a concert that has no room has no effect.
     *
     * @return whether the event had an effect
     * @throws IllegalArgumentException for what does not belong in the log
     */
    public boolean apply(SpecificRecord event, int partition) {
        UUID concertId = concertOf(event);
        LiveRoom room = byConcert.get(concertId);
        if (room != null) {
            return room.apply(event);
        }
        if (event instanceof RoomChanged opened) {
            byConcert.put(concertId, new LiveRoom(opened, partition));
            return true;
        }
        return false;
    }

    public static UUID concertOf(SpecificRecord event) {
        return switch (event) {
            case FanJoined joined -> joined.getConcertId();
            case FanAdmitted admitted -> admitted.getConcertId();
            case PassClaimed claimed -> claimed.getConcertId();
            case FanLeft left -> left.getConcertId();
            case AdmissionEnded ended -> ended.getConcertId();
            case RoomChanged changed -> changed.getConcertId();
            default -> throw new IllegalArgumentException("Not an event of a waiting room: " + event.getSchema().getFullName());
        };
    }
}
