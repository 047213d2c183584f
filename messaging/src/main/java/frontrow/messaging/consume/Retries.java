package frontrow.messaging.consume;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which consumers are held up by a failure, since when and why, and how long each waits before it tries again. */
public final class Retries {

    private final Map<String, Retry> retrying = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration backOffInitial;
    private final Duration backOffMax;

    Retries(Clock clock, Duration backOffInitial, Duration backOffMax) {
        this.clock = clock;
        this.backOffInitial = backOffInitial;
        this.backOffMax = backOffMax;
    }

    /** @param attempts that failed, one after the other */
    public record Retry(Instant since, int attempts, String cause) {

        public boolean isFirst() {
            return attempts == 1;
        }
    }

    /** Notes a failure of this consumer. */
    public Retry failed(String consumer, Throwable failure) {
        String cause = rootOf(failure).toString();
        return retrying.merge(consumer, new Retry(clock.instant(), 1, cause),
                (before, now) -> new Retry(before.since(), before.attempts() + 1, cause));
    }

    public void recovered(String consumer) {
        retrying.remove(consumer);
    }

    /** How long to wait after that many failures: doubled each time, up to the maximum. */
    public Duration backOff(Retry retry) {
        int doublings = Math.min(retry.attempts() - 1, 20);
        Duration wait = backOffInitial.multipliedBy(1L << doublings);
        return wait.compareTo(backOffMax) < 0 ? wait : backOffMax;
    }

    public Map<String, Retry> current() {
        return new TreeMap<>(retrying);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
