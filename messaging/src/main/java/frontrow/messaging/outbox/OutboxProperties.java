package frontrow.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox table is kept.
 *
 * @param partitionWidth       the time that one partition holds (1 h); partitions are dropped as a whole
 * @param partitionsAhead      how many partitions are made ahead of time (24): so long may nobody look after them
 * @param keepDuration         how long rows are kept (3 days): a lost slot must be noticed, and healed by sending them again, within this
 * @param maintenanceInterval  how often partitions are made and dropped (1 min)
 * @param lockTimeout          how long dropping a partition may hold up inserts, at most (100 ms); it is tried again later
 * @param appendBatchMax       most events in one append (10,000)
 */
@ConfigurationProperties("frontrow.messaging.outbox")
public record OutboxProperties(
        @DefaultValue("1h") Duration partitionWidth,
        @DefaultValue("24") int partitionsAhead,
        @DefaultValue("3d") Duration keepDuration,
        @DefaultValue("1m") Duration maintenanceInterval,
        @DefaultValue("100ms") Duration lockTimeout,
        @DefaultValue("10000") int appendBatchMax) {

    public OutboxProperties {
        require(partitionWidth.toSeconds() >= 1, "partition-width must be at least 1s");
        require(partitionsAhead >= 1 && partitionsAhead <= 1_000, "partitions-ahead must be 1 to 1000");
        require(!keepDuration.isNegative(), "keep-duration must not be negative");
        require(maintenanceInterval.toMillis() >= 10, "maintenance-interval must be at least 10ms");
        require(lockTimeout.toMillis() >= 1, "lock-timeout must be at least 1ms");
        require(appendBatchMax >= 1, "append-batch-max must be positive");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("frontrow.messaging.outbox." + rule + ".");
        }
    }
}
