package frontrow.audit.fold;

import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One concert's line as its partition tells it, by the rules of design section 8 and no code of the waiting room. */
final class Room {

    /** A fan's place: the order in the map is the order of joining. */
    record Place(UUID token, long joinedLocation, long joinedMicros) {}

    record ActivePass(UUID token, UUID passId) {}

    /** An admission without effect: why, and where. */
    record Refused(String why, long location) {}

    final Map<String, Place> line = new LinkedHashMap<>();
    final Map<String, ActivePass> passes = new HashMap<>();
    /** By pass; few, for they happen only while two believe to lead. */
    final Map<UUID, Refused> refused = new HashMap<>();
    RoomState state;
    int capacity;
    private long changedMicros;

    Room(RoomChanged opened) {
        state = opened.getState();
        capacity = opened.getCapacity();
        changedMicros = Micros.of(opened.getAt());
    }

    /** One that is not later than the last has no effect: it was made from an older setting. */
    void change(RoomChanged event) {
        long at = Micros.of(event.getAt());
        if (at > changedMicros) {
            state = event.getState();
            capacity = event.getCapacity();
            changedMicros = at;
        }
    }

    /** Null if the admission of this place is in order. */
    @Nullable
    String whyNotAdmitted(UUID token) {
        if (state != RoomState.OPEN) {
            return "the room was " + state;
        }
        Map.Entry<String, Place> head = line.isEmpty() ? null : line.entrySet().iterator().next();
        if (head == null || !head.getValue().token().equals(token)) {
            return head == null ? "nobody was in line" : head.getKey() + " was at the head of the line";
        }
        return passes.size() < capacity ? null : "all %d passes were given".formatted(capacity);
    }
}
