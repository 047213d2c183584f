package frontrow.bench.line;

import frontrow.bench.Scale;
import frontrow.bench.load.Ladder;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.report.Plot;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.system.RedisServer;
import frontrow.bench.system.RunningFrontrow;
import frontrow.bench.system.RunningPeer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Joins and polls a second, and what a million who wait cost. */
public final class LineBenchmark {

    private static final String PEER = "frontrow.bench.synchronous.SynchronousPeer";
    private static final int COMPARED_POLLS = 5_000;
    private static final int MILLION = 1_000_000;

    private final Map<String, Figures> figures = new LinkedHashMap<>();
    private final Table million = new Table("waiting", "polls p50, ms", "polls p99, ms", "CPU a poll, µs", "heap used, MB",
            "ready again after, s");
    private final Table late = new Table("line", "polls kept up with, /s", "p99, ms", "CPU a poll, µs");

    private static final class Figures {
        private final Samples joins = new Samples();
        private final Samples joinMsP99 = new Samples();
        private final Samples joinMicros = new Samples();
        private final Samples polls = new Samples();
        private final Samples pollMsP99 = new Samples();
        private final Samples comparedMsP99 = new Samples();
        private final Samples pollMicros = new Samples();
        private List<Rung> last = List.of();
    }

    public void run(Scale scale, List<String> only, Path directory, Result result) {
        for (int round = 1; round <= scale.rounds(); round++) {
            System.out.printf("Round %d of %d%n", round, scale.rounds());
            if (wanted(only, "Frontrow")) {
                try (FrontrowLine frontrow = new FrontrowLine(RunningFrontrow.start(directory.resolve("frontrow-" + round)))) {
                    measure("Frontrow", frontrow, scale);
                    requireProven(frontrow);
                }
            }
            peers(only, directory, "-" + round, (name, line) -> measure(name, line, scale));
        }
        if (wanted(only, "Frontrow")) {
            grow(scale, directory.resolve("million"));
        }
        peers(only, directory, "-million", (name, line) -> {
            line.fill(scale.of(MILLION, 100));
            late(name, new Coming(name, line, scale).latePolls());
        });
        result.add(table()).add(LEGEND).plot("Asking for one's place, by polls a second", plot());
        result.add("Who comes when a million wait already, one run.").add(late);
        if (wanted(only, "Frontrow")) {
            result.add("Frontrow by how many wait, one run. Heap: of the JVM with all four services and the broker.")
                    .add(million);
        }
        if (wanted(only, "Redis") && !figures.containsKey("Redis")) {
            result.add("Redis is left out: redis-server is not installed here.");
        }
    }

    /** Each in a process of its own, one after the other. */
    private static void peers(List<String> only, Path directory, String suffix, BiConsumer<String, Line> use) {
        if (wanted(only, "table")) {
            try (PeerLine table = new PeerLine(RunningPeer.start(directory.resolve("table" + suffix), "synchronous", PEER))) {
                use.accept("table", table);
            }
        }
        if (wanted(only, "Redis")) {
            RedisServer.start(directory.resolve("redis" + suffix)).ifPresent(redis -> {
                try (redis;
                        PeerLine line = new PeerLine(RunningPeer.start(directory.resolve("set" + suffix), "synchronous", PEER,
                                "--peer.redis=" + redis.url()))) {
                    use.accept("Redis", line);
                }
            });
        }
    }

    private static boolean wanted(List<String> only, String name) {
        return only.isEmpty() || only.contains(name);
    }

    private static final String LEGEND = """
            Everybody is warmed up, until its compilers take less than a tenth of a processor, for a minute and a half at most.
            *Kept up with*: the highest rate at which the backlog did not grow by more than a twentieth of what came; the latencies and the
            processor time are at that rate. Medians of the rounds, in brackets the least and the greatest. *table*: the second requirement
            document's design, a row a fan, the rank counted; *Redis*: a sorted set, with its append-only file. Frontrow's fans come with bearer
            tokens and see only their own place; its peers' do not.
            """;

    private void measure(String name, Line line, Scale scale) {
        Figures noted = figures.computeIfAbsent(name, any -> new Figures());
        Coming coming = new Coming(name, line, scale);
        Ladder.highest(coming.joins()).ifPresentOrElse(rung -> {
            noted.joins.add(rung.step().ratePerSecond());
            noted.joinMsP99.add(rung.step().latency(Coming.ANSWER).msAt(99));
            noted.joinMicros.add(rung.systemMicros());
        }, () -> noted.joins.add(0));
        List<Rung> polls = coming.polls();
        noted.last = polls;
        Ladder.highest(polls).ifPresentOrElse(rung -> {
            noted.polls.add(rung.step().ratePerSecond());
            noted.pollMsP99.add(rung.step().latency(Coming.ANSWER).msAt(99));
            noted.pollMicros.add(rung.systemMicros());
        }, () -> noted.polls.add(0));
        polls.stream().filter(rung -> rung.step().ratePerSecond() == COMPARED_POLLS && rung.step().sustained()).findFirst()
                .ifPresent(rung -> noted.comparedMsP99.add(rung.step().latency(Coming.ANSWER).msAt(99)));
    }

    private void grow(Scale scale, Path data) {
        try (FrontrowLine line = new FrontrowLine(RunningFrontrow.start(data))) {
            Coming coming = new Coming("Frontrow", line, scale);
            coming.joins();
            int waiting = 0;
            for (int wanted : scale.quick() ? List.of(100) : List.of(1_000, 10_000, 100_000, MILLION)) {
                line.fill(wanted - waiting);
                waiting = wanted;
                double restarted = line.restart();
                coming.poll(scale.of(1_000, 50), scale.of(20, 1));
                Rung polls = coming.poll(scale.of(2_500, 50), scale.of(10, 1));
                million.row("%,d".formatted(waiting), "%.1f".formatted(polls.step().latency(Coming.ANSWER).msAt(50)),
                        "%.1f".formatted(polls.step().latency(Coming.ANSWER).msAt(99)), "%.0f".formatted(polls.systemMicros()),
                        "%.0f".formatted(line.heapMegabytes()), "%.1f".formatted(restarted));
            }
            late("Frontrow", coming.latePolls());
            requireProven(line);
        }
    }

    private void late(String name, List<Rung> polls) {
        Optional<Rung> most = Ladder.highest(polls);
        late.row(name, most.map(rung -> "%,.0f".formatted(rung.step().ratePerSecond())).orElse("0"),
                most.map(rung -> "%.1f".formatted(rung.step().latency(Coming.ANSWER).msAt(99))).orElse("–"),
                most.map(rung -> "%.0f".formatted(rung.systemMicros())).orElse("–"));
    }

    private static void requireProven(FrontrowLine line) {
        if (!line.proven()) {
            throw new IllegalStateException("The books of Frontrow are not right: this run is no result.");
        }
    }

    private Table table() {
        Table table = new Table("line", "joins kept up with, /s", "p99, ms", "CPU a join, µs", "polls kept up with, /s",
                "p99, ms",
                "p99 at 5,000/s, ms", "CPU a poll, µs");
        figures.forEach(
                (name, of) -> table.row(name, of.joins.text(0), of.joinMsP99.text(1), of.joinMicros.text(0), of.polls.text(0),
                        of.pollMsP99.text(1),
                        of.comparedMsP99.text(1), of.pollMicros.text(0)));
        return table;
    }

    private Plot plot() {
        Plot plot = new Plot("polls a second", "p99, ms");
        figures.forEach((name, of) -> plot.line(name, of.last.stream().map(Rung::step)
                .map(step -> new Plot.Point(step.ratePerSecond(), step.latency(Coming.ANSWER).msAt(99))).toList()));
        return plot;
    }
}
