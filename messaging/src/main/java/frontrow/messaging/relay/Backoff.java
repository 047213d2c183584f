package frontrow.messaging.relay;

import java.time.Duration;

/** Doubles the wait from the least to the most. */
class Backoff {

    private final Duration least;
    private final Duration most;
    private Duration next;

    Backoff(Duration least, Duration most) {
        this.least = least;
        this.most = most;
        this.next = least;
    }

    Duration next() {
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(most) < 0 ? wait.multipliedBy(2) : most;
        return wait;
    }

    void reset() {
        next = least;
    }
}
