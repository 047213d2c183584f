package frontrow.audit.fold;

import frontrow.audit.Violation.Step;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One concert's line as its partition tells it, by the rules of design section 8 and no code of the waiting room. */
final class Room {

    /** A fan's place: the order in the map is the order of joining. */
    record Place(UUID token, Seen joined) {}

    record ActivePass(UUID token, UUID passId) {}

    /** An admission without effect: why, where, and what led there. */
    record Refused(String why, long location, List<Step> chain) {}

    final Map<String, Place> line = new LinkedHashMap<>();
    final Map<String, ActivePass> passes = new HashMap<>();
    /** By pass; few, for they happen only while two believe to lead. */
    final Map<UUID, Refused> refused = new HashMap<>();
    RoomState state;
    int capacity;
    final Pace pace;
    private Seen changed;

    Room(RoomChanged opened, Seen seen, long graceMicros) {
        state = opened.getState();
        capacity = opened.getCapacity();
        changed = seen;
        pace = new Pace(opened, seen, graceMicros);
    }

    /** One that is not later than the last has no effect: it was made from an older setting. */
    void change(RoomChanged event, Seen seen) {
        if (seen.atMicros() > changed.atMicros()) {
            state = event.getState();
            capacity = event.getCapacity();
            changed = seen;
            pace.change(event, seen);
        }
    }

    /** The setting, who was at the head, and the admission that had no effect. */
    Refused refused(String why, Seen admission) {
        Stream<Seen> head = line.values().stream().limit(1).map(Place::joined);
        return new Refused(why, admission.location(),
                Stream.of(Stream.of(changed), head, Stream.of(admission)).flatMap(each -> each).map(Trail::stepOf).toList());
    }

    boolean isActive(String userId, UUID passId) {
        ActivePass active = passes.get(userId);
        return active != null && active.passId().equals(passId);
    }

    void end(String userId, UUID passId) {
        if (isActive(userId, passId)) {
            passes.remove(userId);
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
