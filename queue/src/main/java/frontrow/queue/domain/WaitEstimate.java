package frontrow.queue.domain;

import frontrow.events.queue.RoomState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long it takes until a place is called, as far as one can tell. */
final class WaitEstimate {

    private WaitEstimate() {}

    /**
     * The free passes go as fast as the room admits. After that passes must come back: at the pace measured over the last minute, and
     * not slower than if everybody kept theirs to the end.
     *
     * @return unknown while the room admits nobody
     */
    static @Nullable Duration of(int position, WaitingRoom room, Instant now) {
        RoomSetting setting = room.setting();
        if (setting.state() != RoomState.OPEN) {
            return null;
        }
        double admissionsPerSecond = setting.admissionsPerSecond();
        double slowest = (double) setting.capacity() / setting.passSeconds();
        double turnover = Math.min(admissionsPerSecond, Math.max(slowest, room.rate().measured(now)));
        int free = Math.max(0, setting.capacity() - room.activePasses());
        double seconds = Math.min(position, free) / admissionsPerSecond + Math.max(0, position - free) / turnover;
        return Duration.ofSeconds((long) Math.ceil(seconds));
    }
}
