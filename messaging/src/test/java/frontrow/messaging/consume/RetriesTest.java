package frontrow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Retries retries = new Retries(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void waitsTwiceAsLongEachTimeUpToTheMaximum() {
        for (long millis : new long[]{100, 200, 400, 800, 1000, 1000}) {
            assertThat(retries.backOff(retries.failed("a", new IllegalStateException()))).hasMillis(millis);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(retries.backOff(retries.failed("a", new IllegalStateException()))).hasMillis(1000);
        }
    }

    @Test
    void tellsSinceWhenAndTheDeepestCause() {
        var retry = retries.failed("a", new IllegalStateException("outer", new IllegalArgumentException("inner")));

        assertThat(retry.since()).isEqualTo(NOON);
        assertThat(retry.cause()).contains("inner");
        assertThat(retries.current()).containsOnlyKeys("a");
    }

    @Test
    void beginsAnewAfterASuccess() {
        assertThat(retries.failed("a", new IllegalStateException()).isFirst()).isTrue();
        assertThat(retries.failed("a", new IllegalStateException()).isFirst()).isFalse();

        retries.recovered("a");

        assertThat(retries.current()).isEmpty();
        assertThat(retries.failed("a", new IllegalStateException()).isFirst()).isTrue();
    }
}
