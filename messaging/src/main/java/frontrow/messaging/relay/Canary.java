package frontrow.messaging.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Signs of life that go through the WAL as the rows do: whoever does not see its canaries come back is stalled. */
class Canary {

    private static final int OUTSTANDING_MAX = 1_000;

    /** In order of writing; each is the time it was written, in nanoseconds of this JVM. */
    private final Deque<Long> outstanding = new ArrayDeque<>();
    private final String prefix;
    private Duration lastRoundTrip = Duration.ZERO;

    /** @param life tells this life's canaries from those of earlier ones, which are still in the WAL */
    Canary(String life) {
        this.prefix = life + ":";
    }

    synchronized String next() {
        long now = System.nanoTime();
        if (outstanding.size() < OUTSTANDING_MAX) {
            outstanding.add(now);
        }
        return prefix + now;
    }

    synchronized void seen(String content) {
        if (!content.startsWith(prefix)) {
            return;
        }
        long written = Long.parseLong(content.substring(prefix.length()));
        lastRoundTrip = Duration.ofNanos(System.nanoTime() - written);
        while (!outstanding.isEmpty() && outstanding.peek() - written <= 0) {
            outstanding.remove();
        }
    }

    /** The database was not there: what was written may be lost, and nobody is stalled for it. */
    synchronized void forget() {
        outstanding.clear();
    }

    synchronized Duration waitingFor() {
        Long oldest = outstanding.peek();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest);
    }

    /** How long a change needs from the database to here. */
    synchronized Duration lag() {
        Duration waiting = waitingFor();
        return waiting.compareTo(lastRoundTrip) > 0 ? waiting : lastRoundTrip;
    }
}
