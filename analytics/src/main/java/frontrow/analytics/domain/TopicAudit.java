package frontrow.analytics.domain;

import frontrow.analytics.domain.AuditRuns.Outcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replays all topics and judges them. */
public interface TopicAudit {

    /** @param report JSON; none where it failed, and then {@code said} tells why */
    record Verdict(Outcome outcome, String said, @Nullable String report) {}

    /**
     * Returns at its end.
     *
     * @param progress told every second how far it is
     * @throws InterruptedException if it is to end before: then nothing of it goes on
     */
    Verdict run(Consumer<String> progress) throws InterruptedException;
}
