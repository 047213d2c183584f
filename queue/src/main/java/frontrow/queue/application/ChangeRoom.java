package frontrow.queue.application;

import frontrow.events.queue.RoomState;
import frontrow.messaging.Trace;
import frontrow.queue.domain.RoomSetting;
import frontrow.queue.domain.WaitingRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator opens, pauses, resizes or closes a room. A change is later than the one it was made from, whatever the clocks say, else the
 * fold would ignore it. Of two operators at the same moment the later record wins as a whole.
 */
public final class ChangeRoom {

    private static final int ATTEMPTS_MAX = 3;

    private final Rooms rooms;
    private final LineLog log;
    private final Clock clock;

    public ChangeRoom(Rooms rooms, LineLog log, Clock clock) {
        this.rooms = rooms;
        this.log = log;
        this.clock = clock;
    }

    /** What is null stays as it is. */
    public record Wish(@Nullable RoomState state, @Nullable Integer capacity, @Nullable Integer admissionsPerSecond) {

        private RoomSetting from(RoomSetting old, Instant at) {
            return new RoomSetting(state == null ? old.state() : state, capacity == null ? old.capacity() : capacity,
                    admissionsPerSecond == null ? old.admissionsPerSecond() : admissionsPerSecond, old.passSeconds(),
                    old.claimWindowSeconds(), at);
        }
    }

    /** @return the changed room; empty if the concert has none */
    public Optional<LiveRoom> change(UUID concertId, Wish wish, Trace trace) {
        Optional<LiveRoom> found = rooms.find(concertId);
        for (int attempt = 0; found.isPresent() && attempt < ATTEMPTS_MAX; attempt++) {
            LiveRoom live = found.get();
            RoomSetting old = live.read(WaitingRoom::setting);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Instant at = now.isAfter(old.changedAt()) ? now : old.changedAt().plus(1, ChronoUnit.MICROS);
            if (holds(old, wish)) {
                return found;
            }
            log.append(concertId, List.of(wish.from(old, at).event(concertId)), trace);
            if (live.read(room -> holds(room.setting(), wish))) {
                return found;
            }
        }
        if (found.isPresent()) {
            throw new LineUnavailable("Others keep changing this room.", null);
        }
        return found;
    }

    private static boolean holds(RoomSetting setting, Wish wish) {
        return wish.from(setting, setting.changedAt()).equals(setting);
    }
}
