package frontrow.queue.web;

import frontrow.queue.domain.RoomCounts;
import frontrow.queue.domain.RoomSetting;
import frontrow.queue.domain.WaitingRoom;
import java.time.Instant;
import java.util.UUID;

/** A room as its operator sees it. */
record RoomAnswer(UUID concertId, String state, int capacity, int admissionsPerSecond, int passSeconds, int claimWindowSeconds,
        Instant changedAt, int waiting, int active, long joinedTotal, long admittedTotal, long purchasedTotal, long expiredTotal,
        long lapsedTotal, long leftTotal) {

    static RoomAnswer of(WaitingRoom room) {
        RoomSetting setting = room.setting();
        RoomCounts counts = room.counts();
        return new RoomAnswer(room.concertId(), setting.state().name(), setting.capacity(), setting.admissionsPerSecond(),
                setting.passSeconds(), setting.claimWindowSeconds(), setting.changedAt(), counts.waiting(), counts.active(),
                counts.joinedTotal(), counts.admittedTotal(), counts.purchasedTotal(), counts.expiredTotal(),
                counts.lapsedTotal(),
                counts.leftTotal());
    }
}
