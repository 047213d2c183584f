package frontrow.messaging.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param enabled              whether this instance relays or stands by at all (true)
 * @param slotName             the replication slot; its name is unique in the database server (empty: {@code outbox_<database>})
 * @param batchMax             most records in flight to the broker (2,048)
 * @param confirmInterval      how often the position is recorded and confirmed to the slot (1 s): so much is sent twice after a crash
 * @param standbyInterval      how often a stand-by looks whether the slot is free (500 ms)
 * @param canaryInterval       how often a canary is written to the WAL (2 s)
 * @param stallDuration        a relay that has not seen its canary for so long is restarted (20 s)
 * @param restartDelayMin      wait before the first restart (200 ms), doubled each time
 * @param restartDelayMax      up to this (10 s)
 * @param stopDurationMax      how long stopping may take before it is enforced (1 s)
 * @param resendOverlap        re-sending starts so much before the recorded point (10 min): longer than the longest transaction
 */
@ConfigurationProperties("frontrow.messaging.relay")
public record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String slotName,
        @DefaultValue("2048") int batchMax,
        @DefaultValue("1s") Duration confirmInterval,
        @DefaultValue("500ms") Duration standbyInterval,
        @DefaultValue("2s") Duration canaryInterval,
        @DefaultValue("20s") Duration stallDuration,
        @DefaultValue("200ms") Duration restartDelayMin,
        @DefaultValue("10s") Duration restartDelayMax,
        @DefaultValue("1s") Duration stopDurationMax,
        @DefaultValue("10m") Duration resendOverlap) {

    public RelayProperties {
        require(slotName.matches("[a-z0-9_]{0,63}"), "slot-name may have lower case letters, digits and underscores, 63 at most");
        require(batchMax >= 1 && batchMax <= 100_000, "batch-max must be 1 to 100000");
        require(confirmInterval.toMillis() >= 1, "confirm-interval must be at least 1ms");
        require(standbyInterval.toMillis() >= 10, "standby-interval must be at least 10ms");
        require(canaryInterval.toMillis() >= 10, "canary-interval must be at least 10ms");
        require(stallDuration.compareTo(canaryInterval) > 0, "stall-duration must be longer than canary-interval");
        require(restartDelayMin.toMillis() >= 1, "restart-delay-min must be at least 1ms");
        require(restartDelayMax.compareTo(restartDelayMin) >= 0, "restart-delay-max must not be below restart-delay-min");
        require(stopDurationMax.toMillis() >= 100, "stop-duration-max must be at least 100ms");
        require(!resendOverlap.isNegative(), "resend-overlap must not be negative");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("frontrow.messaging.relay." + rule + ".");
        }
    }
}
