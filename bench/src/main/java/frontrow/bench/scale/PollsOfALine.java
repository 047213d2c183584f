package frontrow.bench.scale;

import frontrow.queue.domain.PollPace;
import frontrow.queue.domain.RoomSetting;

/** How many ask for their place in a second, when everybody in line asks as told. */
final class PollsOfALine {

    /** Behind it everybody is told the same pause. */
    private static final int SAME_PACE_BEHIND = 20_000;

    private final double[] upTo = new double[SAME_PACE_BEHIND + 1];
    private final double eachBehind;

    PollsOfALine(RoomSetting room) {
        for (int position = 1; position <= SAME_PACE_BEHIND; position++) {
            upTo[position] = upTo[position - 1] + 1.0 / PollPace.waiting(position, room);
        }
        eachBehind = 1.0 / PollPace.waiting(SAME_PACE_BEHIND, room);
    }

    double perSecond(double waiting) {
        int near = (int) Math.min(waiting, SAME_PACE_BEHIND);
        return upTo[near] + (waiting - near) * eachBehind;
    }
}
