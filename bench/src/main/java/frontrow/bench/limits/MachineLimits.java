package frontrow.bench.limits;

import frontrow.bench.Scale;
import frontrow.bench.report.Table;
import frontrow.bench.system.Jvm;
import frontrow.bench.system.RunningServers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measured in the same run as a benchmark, with nothing else running. */
public final class MachineLimits {

    private static final Pattern PER_SECOND = Pattern.compile("([0-9.]+) records/sec");
    private static final int CLIENTS = 32;
    private static final int WALLETS = 100_000;
    private static final int RECORD_BYTES = 300;
    private static final int PAGE_BYTES = 8_192;

    private MachineLimits() {}

    public static Table measure(Scale scale, Path directory) throws SQLException, IOException, InterruptedException {
        Table table = new Table("what this machine does, with nothing else running", "a second");
        int seconds = scale.of(5, 1);
        try (RunningServers servers = RunningServers.start(directory.resolve("limits"), "limits")) {
            Optional<Double> tps = Pgbench.tps(servers, WALLETS, CLIENTS, seconds, directory);
            table.row("pgbench, %d clients: a debit and an outbox row as one statement".formatted(CLIENTS),
                    tps.map(MachineLimits::number).orElse("pgbench is not installed"));
            table.row("kafka-producer-perf-test, acks=all, %d bytes".formatted(RECORD_BYTES),
                    number(produced(servers, directory, scale.of(500_000, 1_000))));
        }
        table.row("fdatasync of %,d bytes".formatted(PAGE_BYTES), number(synced(directory, seconds)));
        return table;
    }

    private static double produced(RunningServers servers, Path directory, int records) throws IOException {
        Path log = directory.resolve("producer-perf.log");
        Jvm.run(Jvm.ownClassPath(), "org.apache.kafka.tools.ProducerPerformance",
                List.of("--topic", "queue.events", "--num-records", String.valueOf(records), "--record-size",
                        String.valueOf(RECORD_BYTES), "--throughput", "-1", "--producer-props",
                        "bootstrap.servers=" + servers.bootstrapServers(), "acks=all"),
                log);
        Matcher perSecond = PER_SECOND.matcher(Files.readString(log));
        double last = 0;
        while (perSecond.find()) {
            last = Double.parseDouble(perSecond.group(1));
        }
        if (last == 0) {
            throw new IllegalStateException("Kafka's perf tool says nothing: see " + log);
        }
        return last;
    }

    private static double synced(Path directory, int seconds) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
        Path file = directory.resolve("synced");
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long times = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (System.nanoTime() < untilNanos) {
                channel.write(page.clear(), 0);
                channel.force(false);
                times++;
            }
        }
        return times / (double) seconds;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
