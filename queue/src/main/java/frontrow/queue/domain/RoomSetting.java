package frontrow.queue.domain;

import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.time.Instant;
import java.util.UUID;

/**
 * What an operator sets.
 *
 * @param capacity            active passes at most
 * @param admissionsPerSecond admissions in any second at most
 * @param changedAt           orders the changes: one that is not later than the setting it meets is ignored
 */
public record RoomSetting(RoomState state, int capacity, int admissionsPerSecond, int passSeconds, int claimWindowSeconds,
        Instant changedAt) {

    static RoomSetting of(RoomChanged event) {
        return new RoomSetting(event.getState(), event.getCapacity(), event.getAdmissionsPerSecond(), event.getPassSeconds(),
                event.getClaimWindowSeconds(), event.getAt());
    }

    public RoomChanged event(UUID concertId) {
        return RoomChanged.newBuilder().setConcertId(concertId).setState(state).setCapacity(capacity)
                .setAdmissionsPerSecond(admissionsPerSecond).setPassSeconds(passSeconds).setClaimWindowSeconds(claimWindowSeconds)
                .setAt(changedAt).build();
    }
}
