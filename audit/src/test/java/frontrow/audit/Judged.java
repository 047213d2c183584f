package frontrow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A history, audited when everything has come to rest; also with its partitions in another order, which must change nothing. */
final class Judged {

    private static final AuditSettings EXACT = AuditSettings.defaults().withClockTolerance(Duration.ZERO);

    private Judged() {}

    static Report report(List<AuditedRecord> records) {
        Report inOrder = audited(records, true);
        for (int seed = 0; seed < 5; seed++) {
            Report shuffled = audited(interleaved(records, seed), true);
            assertThat(places(shuffled)).as("found, whatever the order of the partitions").isEqualTo(places(inOrder));
        }
        return inOrder;
    }

    static Report reportInOrder(List<AuditedRecord> records) {
        return audited(records, true);
    }

    static Report reportWhileRunning(List<AuditedRecord> records) {
        return audited(records, false);
    }

    private static Report audited(List<AuditedRecord> records, boolean quiet) {
        Audit audit = Audit.of(EXACT);
        records.forEach(audit::record);
        Instant last = records.stream().map(AuditedRecord::timestamp).max(Instant::compareTo).orElseThrow();
        return audit.report(last.plusMillis(1), quiet);
    }

    private static List<String> places(Report report) {
        return report.violations().stream().map(violation -> violation.rule() + " " + violation.at()).sorted().toList();
    }

    /** Any merge of the partitions that keeps the order of each. */
    private static List<AuditedRecord> interleaved(List<AuditedRecord> records, int seed) {
        Map<String, Deque<AuditedRecord>> partitions = new TreeMap<>();
        records.forEach(record -> partitions.computeIfAbsent(record.topic() + record.partition(), p -> new ArrayDeque<>())
                .add(record));
        List<Deque<AuditedRecord>> waiting = new ArrayList<>(partitions.values());
        Random random = new Random(seed);
        List<AuditedRecord> merged = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Deque<AuditedRecord> next = waiting.get(random.nextInt(waiting.size()));
            merged.add(next.removeFirst());
            waiting.removeIf(Deque::isEmpty);
        }
        return merged;
    }

    static void findsAt(List<AuditedRecord> records, AuditedRecord where, Rule rule) {
        Report report = report(records);
        assertThat(report.proven()).as("proven").isFalse();
        assertThat(report.violations()).as("violations")
                .anySatisfy(violation -> assertThat(violation.rule() + " " + violation.at())
                        .isEqualTo(rule + " " + where.location()));
    }

    static List<AuditedRecord> changed(List<AuditedRecord> records, AuditedRecord which, UnaryOperator<AuditedRecord> change) {
        return records.stream().map(record -> record.equals(which) ? change.apply(record) : record).toList();
    }

    static List<AuditedRecord> without(List<AuditedRecord> records, AuditedRecord lost) {
        return records.stream().filter(record -> !record.equals(lost)).toList();
    }
}
