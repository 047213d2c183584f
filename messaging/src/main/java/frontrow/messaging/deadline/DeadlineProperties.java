package frontrow.messaging.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of every deadline watcher of a service.
 *
 * @param dueBatchMax what one call of the handler ends at most; 500 by default
 * @param askAgainAfter wait before something is handed over again that the database did not deem due; 50 ms by default
 * @param commitEvery how often progress is committed; 1 s by default
 */
@ConfigurationProperties("frontrow.messaging.deadline")
record DeadlineProperties(@DefaultValue("500") int dueBatchMax, @DefaultValue("50ms") Duration askAgainAfter,
        @DefaultValue("1s") Duration commitEvery) {

    DeadlineProperties {
        if (dueBatchMax < 1 || dueBatchMax > 10_000) {
            throw new IllegalArgumentException("frontrow.messaging.deadline.due-batch-max must be from 1 to 10000.");
        }
        if (!askAgainAfter.isPositive() || !commitEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "frontrow.messaging.deadline.ask-again-after and commit-every must be positive.");
        }
    }
}
