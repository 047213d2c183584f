package frontrow.bench.audit;

import frontrow.bench.Scale;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.system.Jvm;
import frontrow.bench.system.RunningServers;
import frontrow.bench.topics.PurchaseLog;
import frontrow.bench.topics.TopicFiller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The audit and Kafka's consumer perf tool, in turn, on the same topics. */
public final class AuditBenchmark {

    private static final Pattern READ = Pattern.compile("records read in [0-9.,]+ s, ([0-9,]+) a second");
    private static final String PROVEN = "PROVEN";
    /** Of the perf tool's line: start, end, MB, MB/s, records, records/s. */
    private static final int RECORDS_PER_SECOND = 5;

    private final Samples audit = new Samples();
    private final Samples kafka = new Samples();
    private final Samples share = new Samples();

    public void run(Scale scale, Path directory, Result result) throws IOException {
        try (RunningServers servers = RunningServers.start(directory.resolve("servers"), "unused")) {
            long records = fill(servers, scale.of(400_000, 200));
            for (int round = 1; round <= scale.rounds(); round++) {
                kafka.add(kafkaReads(servers, records, directory.resolve("kafka-" + round + ".log"), round));
                audit.add(auditReads(servers, directory.resolve("audit-" + round + ".log")));
                share.add(100 * audit.last() / kafka.last());
                System.out.printf("Round %d of %d: audit %,.0f/s, Kafka's consumer %,.0f/s%n", round, scale.rounds(),
                        audit.last(),
                        kafka.last());
            }
            result.add(new Table("reads all topics", "records a second").row("`./frontrow audit`", audit.text(0))
                    .row("Kafka's consumer perf tool", kafka.text(0)).row("the audit's share of it, %", share.text(0)))
                    .add(String.format(Locale.ROOT, """
                            %,d records of purchases, eleven each, in four topics of four partitions. In turn, each in a JVM of its own with
                            2 GB of heap, whose start does not count. The audit decodes each record, folds it and proves the
                            whole; the perf tool only counts bytes. Medians of the rounds, in brackets the least and the greatest.
                            """, records));
        }
    }

    private static long fill(RunningServers servers, int purchases) {
        try (TopicFiller topics = new TopicFiller(servers.bootstrapServers(), servers.registryUrl())) {
            PurchaseLog log = new PurchaseLog(topics);
            for (int seat = 1; seat <= purchases; seat++) {
                log.purchase(seat);
                if (seat % 50_000 == 0) {
                    System.out.printf("%,d of %,d purchases written%n", seat, purchases);
                }
            }
            return topics.flush();
        }
    }

    private static double kafkaReads(RunningServers servers, long records, Path log, int round) throws IOException {
        Jvm.run(Jvm.ownClassPath(), "org.apache.kafka.tools.ConsumerPerformance",
                List.of("--bootstrap-server", servers.bootstrapServers(), "--include", ".*[.]events", "--num-records",
                        String.valueOf(records), "--group", "bench-" + round, "--hide-header"),
                log);
        List<String> line = Files.readAllLines(log).stream().map(text -> List.of(text.split(",\\s*", -1)))
                .filter(fields -> fields.size() > RECORDS_PER_SECOND && fields.getFirst().matches("[0-9-]+ .*")).findFirst()
                .orElseThrow(() -> new IllegalStateException("Kafka's perf tool says nothing: see " + log));
        return Double.parseDouble(line.get(RECORDS_PER_SECOND));
    }

    private static double auditReads(RunningServers servers, Path log) throws IOException {
        URI kafka = URI.create("kafka://" + servers.bootstrapServers());
        int status = Jvm.run(Jvm.ownClassPath(), "frontrow.audit.command.AuditCommand",
                List.of("--at-rest", "--host", kafka.getHost(), "--kafka-port", String.valueOf(kafka.getPort()),
                        "--registry-port",
                        String.valueOf(URI.create(servers.registryUrl()).getPort())),
                log);
        String said = Files.readString(log);
        Matcher read = READ.matcher(said);
        if (status != 0 || !said.contains(PROVEN) || !read.find()) {
            throw new IllegalStateException("The audit does not prove it: see " + log);
        }
        return Double.parseDouble(read.group(1).replace(",", ""));
    }
}
