package frontrow.messaging.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.DeadlineWatcher.Note;
import frontrow.messaging.consume.TestRetries;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class HandOverTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final Duration IDLE_MAX = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final TestRetries retries = new TestRetries(clock);
    private final Watched watched = new Watched();
    private final List<List<UUID>> calls = new ArrayList<>();
    private final Set<UUID> notYet = new HashSet<>();
    private final Set<UUID> broken = new HashSet<>();
    private boolean outage;
    private final Timer lateness = new SimpleMeterRegistry().timer("lateness");
    private final HandOver handOver = new HandOver("watcher", watched, this::handleDue,
            new DeadlineProperties(2, Duration.ofMillis(50), Duration.ofSeconds(1)), retries.retries(), lateness, clock);

    @Test
    void whatTheDatabaseDoesNotDeemDueIsAskedForAgainShortly() {
        watch(A, 0);
        watch(B, 0);
        notYet.add(A);

        handOver.handOverDue();
        notYet.clear();
        handOver.handOverDue();
        clock.advance(Duration.ofMillis(50));
        handOver.handOverDue();

        assertThat(calls).containsExactly(List.of(A, B), List.of(A));
        assertThat(watched.size()).isZero();
        assertThat(lateness.count()).isEqualTo(2);
        assertThat(lateness.max(java.util.concurrent.TimeUnit.MILLISECONDS)).isEqualTo(50);
    }

    @Test
    void anOutageHoldsUpAllAndShows() {
        watch(A, 0);
        outage = true;

        handOver.handOverDue();
        handOver.handOverDue();

        assertThat(calls).hasSize(1);
        assertThat(retries.retries().current()).containsKey("watcher");
        assertThat(handOver.idle(IDLE_MAX)).isEqualTo(TestRetries.BACK_OFF_INITIAL);

        outage = false;
        clock.advance(TestRetries.BACK_OFF_INITIAL);
        handOver.handOverDue();

        assertThat(watched.size()).isZero();
        assertThat(retries.retries().current()).isEmpty();
    }

    @Test
    void oneThatFailsForAnotherReasonDoesNotHoldUpTheOthers() {
        watch(A, 0);
        watch(B, 0);
        broken.add(A);

        handOver.handOverDue();

        assertThat(calls).containsExactly(List.of(A, B), List.of(A), List.of(B));
        assertThat(watched.due(clock.instant().plusSeconds(60), 9)).containsExactly(A);
    }

    @Test
    void idlesUntilTheNextDeadline() {
        assertThat(handOver.idle(IDLE_MAX)).isEqualTo(IDLE_MAX);

        watch(A, 300);
        assertThat(handOver.idle(IDLE_MAX)).isEqualTo(Duration.ofMillis(300));

        clock.advance(Duration.ofSeconds(9));
        assertThat(handOver.idle(IDLE_MAX)).isZero();
    }

    private void watch(UUID id, long dueInMillis) {
        watched.read(0, id.getLeastSignificantBits(), new Note.Watch(id, clock.instant().plusMillis(dueInMillis)));
    }

    private Collection<UUID> handleDue(List<UUID> ids) {
        calls.add(ids);
        if (outage) {
            throw new CannotAcquireLockException("away");
        }
        if (ids.stream().anyMatch(broken::contains)) {
            throw new IllegalStateException("broken");
        }
        return ids.stream().filter(notYet::contains).toList();
    }

    static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
