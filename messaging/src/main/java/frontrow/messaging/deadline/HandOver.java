package frontrow.messaging.deadline;

import frontrow.messaging.DeadlineWatcher.DueHandler;
import frontrow.messaging.consume.Retries;
import frontrow.messaging.consume.Retries.Retry;
import frontrow.messaging.consume.TransientFailures;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what is due to the handler. After an outage all of it waits a while; one that fails for another reason waits alone, so that it
 * does not hold up the others. Nothing is ever given up.
 */
final class HandOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final String name;
    private final Watched watched;
    private final DueHandler handler;
    private final DeadlineProperties limits;
    private final Retries retries;
    private final Timer lateness;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    HandOver(String name, Watched watched, DueHandler handler, DeadlineProperties limits, Retries retries, Timer lateness,
            Clock clock) {
        this.name = name;
        this.watched = watched;
        this.handler = handler;
        this.limits = limits;
        this.retries = retries;
        this.lateness = lateness;
        this.clock = clock;
    }

    /** One batch at most. */
    void handOverDue() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            return;
        }
        List<UUID> due = watched.due(now, limits.dueBatchMax());
        if (due.isEmpty()) {
            return;
        }
        try {
            end(due);
            retries.recovered(name);
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                notBefore = now.plus(noteFailure(e, due.size()));
            } else {
                due.forEach(this::endAlone);
            }
        }
    }

    /** How long there is nothing to hand over, unless something new is read. */
    Duration idle(Duration idleMax) {
        Instant now = clock.instant();
        return watched.soonest()
                .map(soonest -> soonest.isBefore(notBefore) ? notBefore : soonest)
                .map(next -> Duration.between(now, next))
                .map(idle -> idle.isNegative() ? Duration.ZERO : idle)
                .filter(idle -> idle.compareTo(idleMax) < 0)
                .orElse(idleMax);
    }

    private void endAlone(UUID id) {
        try {
            end(List.of(id));
        } catch (RuntimeException e) {
            watched.askAgain(List.of(id), clock.instant().plus(noteFailure(e, 1)));
        }
    }

    private void end(List<UUID> due) {
        Collection<UUID> notYet = handler.handleDue(due);
        Instant now = clock.instant();
        Set<UUID> ended = new HashSet<>(due);
        ended.removeAll(notYet);
        for (UUID id : ended) {
            watched.dueAt(id).ifPresent(dueAt -> lateness.record(Duration.between(dueAt, now)));
        }
        watched.ended(ended);
        watched.askAgain(notYet, now.plus(limits.askAgainAfter()));
    }

    private Duration noteFailure(RuntimeException failure, int dueCount) {
        Retry retry = retries.failed(name, failure);
        Duration wait = retries.backOff(retry);
        LOG.warn("{} could not end {} that are due ({} failures) and tries again in {}.", name, dueCount, retry.attempts(), wait,
                failure);
        return wait;
    }
}
