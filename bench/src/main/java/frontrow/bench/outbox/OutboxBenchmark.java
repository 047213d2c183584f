package frontrow.bench.outbox;

import frontrow.bench.Scale;
import frontrow.bench.load.Latency;
import frontrow.bench.load.OpenLoop;
import frontrow.bench.load.WarmUp;
import frontrow.bench.report.Plot;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.system.RunningServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** From a committed insert to its consumer: how late at two rates, how fast a backlog drains, and what waiting costs. */
public final class OutboxBenchmark {

    private static final int KEYS = 64;
    private static final List<Integer> RATES = List.of(500, 1_000);
    private static final List<Integer> WARM_UP_RATES = List.of(100, 250);
    private static final int WARM_UP_LAPS_MAX = 4;
    private static final int SECONDS_EACH = 8;
    private static final int IDLE_SECONDS = 10;
    private static final int BACKLOG = 200_000;
    /** Enough for a library, which also takes long to commit them. */
    private static final int LIBRARY_BACKLOG = 30_000;
    private static final Duration DRAIN_MAX = Duration.ofSeconds(20);

    private static final Map<String, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("Frontrow", "frontrow");
        WAYS.put("Debezium, defaults", "debezium");
        WAYS.put("Spring Modulith", "modulith");
        WAYS.put("gruelbox", "gruelbox");
        WAYS.put("namastack", "namastack");
        WAYS.put("polling, 10 ms", "poll-10");
        WAYS.put("polling, 50 ms", "poll-50");
        WAYS.put("pg_logical_emit_message", "message");
    }

    private final Map<String, Figures> figures = new LinkedHashMap<>();

    private static final class Figures {
        private final Map<Integer, Samples> p50 = new LinkedHashMap<>();
        private final Map<Integer, Samples> p99 = new LinkedHashMap<>();
        private final Samples overtaken = new Samples();
        private final Samples drain = new Samples();
        private final Samples idlePercent = new Samples();

        Samples p50(int rate) {
            return p50.computeIfAbsent(rate, any -> new Samples());
        }

        Samples p99(int rate) {
            return p99.computeIfAbsent(rate, any -> new Samples());
        }
    }

    /** @param only the ways, by their names; empty: all */
    public void run(Scale scale, List<String> only, Path directory, Result result) throws InterruptedException {
        for (int round = 1; round <= scale.rounds(); round++) {
            System.out.printf("Round %d of %d%n", round, scale.rounds());
            for (Map.Entry<String, String> way : WAYS.entrySet()) {
                if (only.isEmpty() || only.contains(way.getKey())) {
                    measure(way.getKey(), way.getValue(), scale, directory.resolve(way.getValue() + "-" + round));
                }
            }
        }
        result.add(table()).add(LEGEND).plot("From commit to consumer, by rows a second", plot());
    }

    private static final String LEGEND = """
            *drain*: how fast a consumer gets what was committed while the relay was away, 200,000 rows, or 30,000 of a library's, from a process that
            has just started, in its first 20 s. Then it is warmed up, until its compilers take less than a tenth of a processor, for half a minute
            at most. *p50*, *p99*: from right after the commit of one row until a consumer's poll has returned its record;
            *overtaken*: how many came before an earlier row of their key; *idle*: the process with
            the relay, of one core, while nothing is said (Frontrow's is the whole wallet service). All send with `acks=all` and wait for it.
            Medians of the rounds, in brackets the least and the greatest.
            """;

    private void measure(String name, String way, Scale scale, Path data) throws InterruptedException {
        Figures noted = figures.computeIfAbsent(name, any -> new Figures());
        try (RunningServers servers = RunningServers.start(data, "wallet")) {
            Path log = data.resolveSibling(data.getFileName() + "-way.log");
            int rows = scale.of(RunningWay.isLibrary(way) ? LIBRARY_BACKLOG : BACKLOG, 1_000);
            leaveBacklog(way, rows, servers, log);
            try (Arrivals arrivals = Arrivals.fromNow(servers.bootstrapServers());
                    RunningWay running = RunningWay.start(way, true, servers, log)) {
                noted.drain.add(drain(arrivals, rows));
                warmUp(name, running, arrivals, scale);
                long overtaken = 0;
                for (int rate : RATES) {
                    Lateness late = lateness(running, arrivals, rate, scale.of(SECONDS_EACH, 1));
                    noted.p50(rate).add(late.latency.msAt(50));
                    noted.p99(rate).add(late.latency.msAt(99));
                    overtaken += late.overtaken;
                }
                noted.overtaken.add((double) overtaken);
                noted.idlePercent.add(idlePercent(running, scale));
            }
        }
        System.out.printf("  %s: p50/p99 %s/%s ms at 500/s, %s/%s ms at 1,000/s, %s overtaken, drain %s/s, idle %s %%%n", name,
                noted.p50(500).text(1), noted.p99(500).text(1), noted.p50(1_000).text(1),
                noted.p99(1_000).text(1),
                noted.overtaken.text(0), noted.drain.text(0), noted.idlePercent.text(1));
    }

    /** A relay has been there, for otherwise the log would not be kept for it. */
    private static void leaveBacklog(String way, int rows, RunningServers servers, Path log) throws InterruptedException {
        try (Arrivals arrivals = Arrivals.fromNow(servers.bootstrapServers());
                RunningWay first = RunningWay.start(way, true, servers, log)) {
            lateness(first, arrivals, 1, 1);
        }
        try (RunningWay silent = RunningWay.start(way, false, servers, log)) {
            silent.fill(rows);
        }
    }

    /** Of a process that has just started. */
    private static double drain(Arrivals arrivals, int rows) throws InterruptedException {
        arrivals.awaitAtMost(rows, DRAIN_MAX);
        double perSecond = arrivals.perSecond();
        arrivals.await(rows);
        return perSecond;
    }

    private static void warmUp(String name, RunningWay way, Arrivals arrivals, Scale scale) throws InterruptedException {
        int seconds = scale.of(SECONDS_EACH, 1);
        for (int rate : scale.quick() ? List.of(50) : WARM_UP_RATES) {
            lateness(way, arrivals, rate, seconds);
        }
        WarmUp.untilWarm(name, way, scale.of(WARM_UP_LAPS_MAX, 0), () -> lap(way, arrivals, seconds));
    }

    private static void lap(RunningWay way, Arrivals arrivals, int seconds) {
        try {
            lateness(way, arrivals, WARM_UP_RATES.getLast(), seconds);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it was warmed up.", stopping);
        }
    }

    private record Lateness(Latency latency, long overtaken) {}

    private static Lateness lateness(RunningWay way, Arrivals arrivals, int rate, int seconds) throws InterruptedException {
        ConcurrentLinkedQueue<Committed> committed = new ConcurrentLinkedQueue<>();
        long before = arrivals.count();
        new OpenLoop((number, laps) -> way.commit(UUID.randomUUID(), "key-" + number % KEYS).thenApply(row -> {
            committed.add(row);
            return "committed";
        })).run(rate, rate * seconds);
        arrivals.await(before + committed.size());
        Latency latency = new Latency();
        committed.forEach(row -> latency.record(arrivals.of(row.id()).nanos() - row.committedNanos()));
        return new Lateness(latency, Committed.overtaken(new ArrayList<>(committed), arrivals));
    }

    private static double idlePercent(RunningWay way, Scale scale) throws InterruptedException {
        int seconds = scale.of(IDLE_SECONDS, 1);
        TimeUnit.SECONDS.sleep(scale.of(5, 0));
        double before = way.cpuSeconds();
        TimeUnit.SECONDS.sleep(seconds);
        return (way.cpuSeconds() - before) / seconds * 100;
    }

    private Table table() {
        Table table = new Table("way", "p50 at 500/s, ms", "p99", "p50 at 1,000/s, ms", "p99", "overtaken",
                "drain, /s", "idle, %");
        figures.forEach((name, of) -> table.row(name, of.p50(500).text(1), of.p99(500).text(1), of.p50(1_000).text(1),
                of.p99(1_000).text(1), of.overtaken.text(0), of.drain.text(0), of.idlePercent.text(1)));
        return table;
    }

    private Plot plot() {
        Plot plot = new Plot("rows a second", "p99, ms");
        figures.forEach((name, of) -> plot.line(name,
                RATES.stream().map(rate -> new Plot.Point(rate, of.p99(rate).median())).toList()));
        return plot;
    }
}
