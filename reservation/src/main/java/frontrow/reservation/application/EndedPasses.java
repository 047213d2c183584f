package frontrow.reservation.application;

import frontrow.reservation.domain.PassId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The passes that ended before their time: given up, lapsed, or bought with. Kept in memory as long as such a pass could still look
 * valid by itself, the newest {@code countMax} of them.
 */
public final class EndedPasses {

    private final Clock clock;
    private final Duration passLifetimeMax;
    private final int countMax;
    private final Map<PassId, Instant> forgetAt = new LinkedHashMap<>();

    public EndedPasses(Clock clock, Duration passLifetimeMax, int countMax) {
        this.clock = clock;
        this.passLifetimeMax = passLifetimeMax;
        this.countMax = countMax;
    }

    public synchronized void ended(PassId pass) {
        Instant now = clock.instant();
        forgetAt.putIfAbsent(pass, now.plus(passLifetimeMax));
        Iterator<Instant> oldestFirst = forgetAt.values().iterator();
        while (oldestFirst.hasNext()) {
            boolean forgotten = !oldestFirst.next().isAfter(now);
            if (!forgotten && forgetAt.size() <= countMax) {
                return;
            }
            oldestFirst.remove();
        }
    }

    public synchronized boolean contains(PassId pass) {
        return forgetAt.containsKey(pass);
    }
}
