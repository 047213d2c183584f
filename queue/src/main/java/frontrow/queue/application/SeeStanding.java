package frontrow.queue.application;

import frontrow.queue.domain.Standing;
import java.time.Clock;
import java.util.Optional;

/**
 * How a fan stands in a line. Whom this instance does not know may have joined at another one a moment ago: before it is said that the
 * fan is not in line, the replica catches up with the log.
 */
public final class SeeStanding {

    private final LineLog log;
    private final Clock clock;

    public SeeStanding(LineLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * @return nothing for who is not in line
     * @throws LineUnavailable if the log cannot say so
     */
    public Optional<Standing> of(LiveRoom live, String userId) {
        Optional<Standing> known = read(live, userId);
        if (known.isPresent()) {
            return known;
        }
        log.catchUp();
        return read(live, userId);
    }

    private Optional<Standing> read(LiveRoom live, String userId) {
        return live.read(room -> room.standing(userId, clock.instant()));
    }
}
