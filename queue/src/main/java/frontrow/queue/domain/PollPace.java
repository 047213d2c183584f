package frontrow.queue.domain;

/** When to ask again: every second at the head of the line, less often the further back. */
public final class PollPace {

    public static final int ACTIVE_SECONDS = 10;

    private static final int FANS_PER_SECOND_OF_PAUSE = 500;
    private static final int WAITING_SECONDS_MAX = 30;

    private PollPace() {}

    /** At most half of the claim window, so that nobody misses their turn by asking as told. */
    public static int waiting(int position, RoomSetting setting) {
        int secondsMax = Math.clamp(setting.claimWindowSeconds() / 2, 1, WAITING_SECONDS_MAX);
        return Math.min(1 + position / FANS_PER_SECOND_OF_PAUSE, secondsMax);
    }
}
