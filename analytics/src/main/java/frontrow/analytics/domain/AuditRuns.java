package frontrow.analytics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audits that operators asked for, one at a time. */
public interface AuditRuns {

    /** Who runs an audit says at least so often that it goes on. */
    Duration SILENT_MAX = Duration.ofSeconds(30);

    enum Outcome {
        PROVEN, REFUTED,
        /** It came to no end: its progress says why. */
        FAILED
    }

    /**
     * @param progress how far it is, or was, in words
     * @param outcome  null while it runs
     * @param report   JSON; none while it runs and where it failed
     */
    record AuditRun(UUID auditId, String askedBy, Instant begunAt, @Nullable Instant endedAt, String progress,
            @Nullable Outcome outcome, @Nullable String report) {}

    /** @return false if one goes on already. One that has been silent for too long has failed, and is in nobody's way */
    boolean begin(UUID auditId, String askedBy);

    void goesOn(UUID auditId, String progress);

    void end(UUID auditId, Outcome outcome, String progress, @Nullable String report);

    List<AuditRun> newest(int countMax);
}
