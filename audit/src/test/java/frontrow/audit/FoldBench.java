package frontrow.audit;

import java.time.Instant;
import java.util.Locale;

/** Folds so many purchases of eleven events each, without Kafka, and says what memory they need. */
public final class FoldBench {

    private FoldBench() {}

    public static void main(String[] arguments) {
        int purchases = Integer.parseInt(arguments[0]);
        Audit audit = Audit.of(AuditSettings.defaults());
        long[] records = new long[1];
        long begun = System.nanoTime();
        Town town = new Town(record -> {
            records[0]++;
            audit.record(record);
        });
        for (int i = 1; i <= purchases; i++) {
            town.fan("fan" + i).buys(i);
        }
        double foldedSeconds = (System.nanoTime() - begun) / 1e9;
        Report report = audit.report(town.now.plusSeconds(3_600), true);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT,
                "%,d records folded in %.1f s with their making, judged by %.1f s; heap %,d MB of %,d MB; %s%n",
                records[0], foldedSeconds, (System.nanoTime() - begun) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20,
                report.proven() ? "proven" : "refuted " + report.violationCount());
        if (report.now().isBefore(Instant.EPOCH)) {
            throw new IllegalStateException("The report must live until here.");
        }
    }
}
