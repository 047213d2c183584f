package frontrow.audit;

import java.time.Duration;

/**
 * What the audit takes for granted.
 *
 * @param clockTolerance  so much later than it says may a transaction have had its locks, for its time is that of its beginning:
 *                        reservations that are told in different partitions may seem to overlap by it, for no order of their commits is
 *                        in the topics; in one partition the order of the records decides (default 2 s; 0 where time is simulated)
 * @param grace           so long may a step of a saga take before it counts as stuck (default 60 s)
 * @param refundPatience  so long has the wallet for a refund before a payment is parked (default 60 s)
 * @param lineAudited     whether every hold needs an admission in {@code queue.events} (default true)
 * @param keptPerRuleMax  violations of one rule that are reported one by one; the others are counted (default 200)
 */
public record AuditSettings(Duration clockTolerance, Duration grace, Duration refundPatience, boolean lineAudited,
        int keptPerRuleMax) {

    private static final int KEPT_PER_RULE_MAX = 200;

    public AuditSettings {
        if (clockTolerance.isNegative() || grace.isNegative() || refundPatience.isNegative() || keptPerRuleMax < 1) {
            throw new IllegalArgumentException("Settings of an audit are not negative.");
        }
    }

    public static AuditSettings defaults() {
        return new AuditSettings(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(60), true, KEPT_PER_RULE_MAX);
    }

    public AuditSettings withClockTolerance(Duration tolerance) {
        return new AuditSettings(tolerance, grace, refundPatience, lineAudited, keptPerRuleMax);
    }

    public AuditSettings withGrace(Duration graceOfSteps) {
        return new AuditSettings(clockTolerance, graceOfSteps, refundPatience, lineAudited, keptPerRuleMax);
    }

    public AuditSettings withoutLine() {
        return new AuditSettings(clockTolerance, grace, refundPatience, false, keptPerRuleMax);
    }
}
