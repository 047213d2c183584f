package frontrow.analytics.application;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.analytics.domain.AuditRuns;
import frontrow.analytics.domain.AuditRuns.Outcome;
import frontrow.analytics.domain.TopicAudit;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Has the topics audited for an operator, and keeps what comes of it. */
@Service
public class RunAudit {

    private static final Logger LOG = LoggerFactory.getLogger(RunAudit.class);
    private static final long STOP_MILLIS_MAX = 3_000;

    private final AuditRuns runs;
    private final TopicAudit audit;
    private @Nullable Thread running;

    RunAudit(AuditRuns runs, TopicAudit audit) {
        this.runs = runs;
        this.audit = audit;
    }

    /** Returns at once; what comes of it is in {@link AuditRuns#newest}. @return empty if one goes on already, here or elsewhere */
    public synchronized Optional<UUID> begin(String askedBy) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        if (!runs.begin(id, askedBy)) {
            return Optional.empty();
        }
        running = Thread.ofPlatform().daemon().name("audit").start(() -> run(id));
        return Optional.of(id);
    }

    private void run(UUID id) {
        try {
            TopicAudit.Verdict verdict = audit.run(progress -> runs.goesOn(id, progress));
            runs.end(id, verdict.outcome(), verdict.said(), verdict.report());
        } catch (InterruptedException stopping) {
            runs.end(id, Outcome.FAILED, "The service that ran it was stopped; run it again.", null);
        } catch (RuntimeException failed) {
            // Nobody hears of it any more; for the others it fails by its silence.
            LOG.error("Audit {} came to no end.", id, failed);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
            thread.join(STOP_MILLIS_MAX);
        }
    }
}
