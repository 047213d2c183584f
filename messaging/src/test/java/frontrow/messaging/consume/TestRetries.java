package frontrow.messaging.consume;

import java.time.Clock;
import java.time.Duration;

/** For tests in other packages. */
public record TestRetries(Retries retries) {

    public static final Duration BACK_OFF_INITIAL = Duration.ofMillis(100);

    public TestRetries(Clock clock) {
        this(new Retries(clock, BACK_OFF_INITIAL, Duration.ofSeconds(1)));
    }
}
