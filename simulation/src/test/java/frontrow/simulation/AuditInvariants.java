package frontrow.simulation;

import frontrow.audit.Audit;
import frontrow.audit.AuditSettings;
import frontrow.audit.AuditedRecord;
import frontrow.audit.Report;
import frontrow.events.Topics;
import frontrow.messaging.Delivered;
import java.time.Duration;

/** A second opinion, which shares no code with the services: the audit of what the topics say. */
final class AuditInvariants {

    /** Instances' clocks differ by three seconds at most, and a transaction may have waited two for its locks. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final int KEPT_PER_RULE_MAX = 3;

    private final Town town;

    AuditInvariants(Town town) {
        this.town = town;
    }

    void check() {
        Report report = audit();
        report.violations().forEach(violation -> town.world().violation("The audit says: " + violation));
        if (!report.proven() && report.violations().isEmpty()) {
            town.world().violation("The audit says: " + report.violationCount());
        }
    }

    private Report audit() {
        Audit audit = Audit.of(new AuditSettings(CLOCK_TOLERANCE, Duration.ofSeconds(60), Deadlines.REFUND_PATIENCE, true,
                KEPT_PER_RULE_MAX));
        for (String name : Topics.ALL) {
            Topic topic = town.broker().topic(name);
            for (int partition = 0; partition < topic.partitionCount(); partition++) {
                for (Delivered record : topic.partition(partition)) {
                    Message message = topic.messageOf(record);
                    audit.record(new AuditedRecord(name, partition, record.offset(), record.time(), record.key(), message.id(),
                            message.id().getLeastSignificantBits(), record.event()));
                }
            }
        }
        return audit.report(town.world().now().plus(Duration.ofDays(1)), true);
    }
}
