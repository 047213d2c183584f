package frontrow.queue.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast fans were admitted, by the times in the events alone, so that a new leader goes on where the old one stopped. Keeps the
 * admissions of one second. A leader whose clock is behind the last one's waits until it has caught up.
 */
final class AdmissionRate {

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final double PACE_MEMORY_SECONDS = 60;

    private final Deque<Instant> lastSecond = new ArrayDeque<>();
    private double perSecond;

    void admitted(Instant at) {
        Instant last = lastSecond.peekLast();
        Instant ordered = last != null && at.isBefore(last) ? last : at;
        perSecond = decayed(ordered) + 1 / PACE_MEMORY_SECONDS;
        lastSecond.addLast(ordered);
        while (!lastSecond.getFirst().isAfter(ordered.minus(WINDOW))) {
            lastSecond.removeFirst();
        }
    }

    /** How many more may be admitted at this moment, so that no second sees more than the limit. */
    int allowed(int perSecondMax, Instant now) {
        Instant windowStart = now.minus(WINDOW);
        int admitted = lastSecond.size();
        for (Instant at : lastSecond) {
            if (at.isAfter(windowStart)) {
                break;
            }
            admitted--;
        }
        return Math.max(0, perSecondMax - admitted);
    }

    /** Admissions per second over the last minute or so (exponentially weighted). */
    double measured(Instant now) {
        return decayed(now);
    }

    private double decayed(Instant now) {
        Instant last = lastSecond.peekLast();
        if (last == null || !now.isAfter(last)) {
            return perSecond;
        }
        return perSecond * Math.exp(-Duration.between(last, now).toNanos() / 1e9 / PACE_MEMORY_SECONDS);
    }
}
