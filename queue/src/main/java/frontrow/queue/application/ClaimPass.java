package frontrow.queue.application;

import frontrow.events.queue.PassClaimed;
import frontrow.messaging.Trace;
import frontrow.queue.domain.Decisions;
import frontrow.queue.domain.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fan sees the pass for the first time: that is written down beside the answer, which does not wait for it, and tried again until the
 * log has it or the pass is over. At most one attempt per unclaimed pass runs, so there are never more than active passes.
 */
public final class ClaimPass {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimPass.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final LineLog log;
    private final Clock clock;
    private final Executor beside;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    public ClaimPass(LineLog log, Clock clock) {
        this(log, clock, attempt -> Thread.ofVirtual().name("queue-claim").start(attempt));
    }

    /** @param beside runs the attempts, not on the thread that gives it one */
    public ClaimPass(LineLog log, Clock clock, Executor beside) {
        this.log = log;
        this.clock = clock;
        this.beside = beside;
    }

    public void seen(LiveRoom room, String userId, Standing.Active pass) {
        if (pass.claimed() || !underWay.add(pass.passId())) {
            return;
        }
        Trace trace = Trace.current();
        beside.execute(() -> {
            try {
                claim(room, userId, pass.passId(), trace);
            } finally {
                underWay.remove(pass.passId());
            }
        });
    }

    private void claim(LiveRoom live, String userId, UUID passId, Trace trace) {
        while (true) {
            Optional<PassClaimed> claimed = live
                    .read(room -> Decisions.claimed(room, userId, passId, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            if (claimed.isEmpty()) {
                return;
            }
            try {
                log.append(live.concertId(), List.of(claimed.get()), trace);
            } catch (LineUnavailable e) {
                LOG.warn("The claim of pass {} is not in the log yet: {}", passId, e.getMessage());
                try {
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
