package frontrow.simulation;

import frontrow.audit.Audit;
import frontrow.audit.AuditSettings;
import frontrow.audit.AuditedRecord;
import frontrow.audit.Report;
import frontrow.audit.Rule;
import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompensated;
import frontrow.messaging.Delivered;
import frontrow.wallet.domain.Settlement;
import java.time.Duration;
import java.util.Map;

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
        long paidBackTwice = town.operatorsAreRash() ? paidBackTwice() : 0;
        report.violations().stream().filter(violation -> violation.rule() != Rule.PAID_BACK_ONCE)
                .forEach(violation -> town.world().violation("The audit says: " + violation));
        Map<Rule, Long> expected = paidBackTwice == 0 ? Map.of() : Map.of(Rule.PAID_BACK_ONCE, paidBackTwice);
        if (!report.violationCount().equals(expected)) {
            town.world().violation("The audit says: " + report.violationCount() + ", and should say " + expected);
        }
    }

    /** What operators paid back and the wallet, too: the audit has to notice each. */
    private long paidBackTwice() {
        return town.payment().database().said().stream().filter(message -> message.event() instanceof PaymentCompensated paidBack
                && town.wallet().settlementOf(paidBack.getPaymentId()) instanceof Settlement.Refunded).count();
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
