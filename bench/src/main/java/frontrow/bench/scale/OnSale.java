package frontrow.bench.scale;

import frontrow.events.queue.RoomState;
import frontrow.queue.domain.RoomSetting;
import java.time.Instant;

/**
 * A sale of one concert to be simulated.
 *
 * @param fans                who come for it
 * @param seats               one for a fan
 * @param capacity            fans who choose and pay at a time, at most
 * @param admissionsPerSecond fans who are let in a second, at most
 */
record OnSale(int fans, int seats, int capacity, int admissionsPerSecond) {

    /** Passes and claims as long as they are by default. */
    private static final int PASS_SECONDS = 600;
    static final int CLAIM_WINDOW_SECONDS = 60;

    RoomSetting room() {
        return new RoomSetting(RoomState.OPEN, capacity, admissionsPerSecond, PASS_SECONDS, CLAIM_WINDOW_SECONDS, Instant.EPOCH);
    }
}
