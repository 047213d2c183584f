package frontrow.bench.purchase;

import frontrow.bench.Scale;
import frontrow.bench.load.Ladder;
import frontrow.bench.load.Latency;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.Step;
import frontrow.bench.load.WarmUp;
import frontrow.bench.report.Plot;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.seller.DatabaseWork;
import frontrow.bench.seller.FrontrowSeller;
import frontrow.bench.seller.PeerSeller;
import frontrow.bench.seller.Seller;
import frontrow.bench.system.RunningPeer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Full purchases a second, and how long one takes, beside two peers: everything, the driver too, on this machine. */
public final class PurchaseBenchmark {

    private static final List<Integer> RATES = List.of(50, 200, 400, 500, 650, 800, 1_000, 1_300, 1_600, 2_000, 2_500);
    private static final int SECONDS_EACH = 8;
    /** A cold system that is given more than it can do only gets later; but only what ran often is compiled well. */
    private static final List<Integer> WARM_UP_RATES = List.of(25, 100, 200, 400);
    private static final int WARM_UP_RATE = 50;
    private static final int WARM_UP_SECONDS = 15;
    private static final int WARM_UP_LAPS_MAX = 6;
    private static final String EVENTUATE = "frontrow.bench.eventuate.EventuatePeer";

    private static final Map<String, Function<Path, Seller>> CONTESTANTS = new LinkedHashMap<>();

    static {
        CONTESTANTS.put("Frontrow", data -> new FrontrowSeller(data, Purchase.HALL));
        CONTESTANTS.put("Eventuate, tuned", data -> new PeerSeller("Eventuate, tuned",
                RunningPeer.start(data, "eventuate", EVENTUATE, "--peer.tuning=tuned"), Purchase.HALL));
        CONTESTANTS.put("synchronous", data -> new PeerSeller("synchronous",
                RunningPeer.start(data, "synchronous", "frontrow.bench.synchronous.SynchronousPeer"), Purchase.HALL));
        CONTESTANTS.put("Eventuate, defaults", data -> new PeerSeller("Eventuate, defaults",
                RunningPeer.start(data, "eventuate", EVENTUATE, "--peer.tuning=defaults"), Purchase.HALL));
    }

    private final Map<String, Figures> figures = new LinkedHashMap<>();

    /** What the rounds of one contestant have given. */
    private static final class Figures {
        private final Samples sustained = new Samples();
        private final Samples peak = new Samples();
        private final Map<Integer, Pay> pay = new LinkedHashMap<>();
        private final Samples lowMicros = new Samples();
        private final Map<String, Samples> lowPartMicros = new LinkedHashMap<>();
        private final Map<String, Samples> partMicros = new LinkedHashMap<>();
        private final Samples systemMicros = new Samples();
        private final Samples driverMicros = new Samples();
        private final Samples commits = new Samples();
        private final Samples walKilobytes = new Samples();
        private List<Rung> last = List.of();

        Pay pay(int ratePerSecond) {
            return pay.computeIfAbsent(ratePerSecond, any -> new Pay(new Samples(), new Samples()));
        }
    }

    /** From paying to the end, in milliseconds. */
    private record Pay(Samples p50, Samples p99) {

        void add(Latency latency) {
            p50.add(latency.msAt(50));
            p99.add(latency.msAt(99));
        }

        String text() {
            return p50.isEmpty() ? p50.text(1) : p50.text(1) + "; " + p99.text(1);
        }
    }

    /** @param only the contestants, by their names; empty: all */
    public void run(Scale scale, List<String> only, Path directory, Result result) {
        for (int round = 1; round <= scale.rounds(); round++) {
            for (Map.Entry<String, Function<Path, Seller>> contestant : CONTESTANTS.entrySet()) {
                if (only.isEmpty() || only.contains(contestant.getKey())) {
                    System.out.printf("Round %d of %d: %s%n", round, scale.rounds(), contestant.getKey());
                    Path data = directory.resolve("round-" + round + "-" + contestant.getKey().replaceAll("[^a-zA-Z]+", "-"));
                    measure(scale, contestant.getValue().apply(data));
                }
            }
        }
        result.add(table()).add(LEGEND).add(parts()).plot("From paying to the end, by purchases a second", plot());
    }

    private static final String LEGEND = """
            One in ten fans is too poor, one in twenty never pays. Everybody is warmed up, at 25 to 400/s and then at 50/s until its compilers
            take less than a tenth of a processor, for two and a half minutes at most. Medians of the rounds, in brackets the least and the greatest. *Kept up
            with*: the highest rate at which the backlog did not grow by more than a twentieth of what came; *most*: purchases ended a
            second at any rate. *Pay to end*: from the request to pay until its answer that the seat is the fan's, or not. Frontrow checks a
            bearer token and an admission pass with each request and remembers its answer under an idempotency key, in one database a
            service; its peers have none of that, and one database. After each run the books were checked, Frontrow's by the audit.
            """;

    private void measure(Scale scale, Seller seller) {
        try (seller) {
            Run run = new Run(seller);
            warmUp(seller, run, scale);
            DatabaseWork before = seller.databaseWork();
            List<Rung> rungs = run.climb(scale.quick() ? RATES.subList(0, 1) : RATES, scale.of(SECONDS_EACH, 2));
            DatabaseWork work = seller.databaseWork().since(before);
            if (!seller.proven()) {
                throw new IllegalStateException("The books of %s are not right: this run is no result.".formatted(seller.name()));
            }
            note(figures.computeIfAbsent(seller.name(), name -> new Figures()), rungs, work);
        }
    }

    private static void warmUp(Seller seller, Run run, Scale scale) {
        int seconds = scale.of(WARM_UP_SECONDS, 2);
        (scale.quick() ? WARM_UP_RATES.subList(0, 1) : WARM_UP_RATES).forEach(rate -> run.climb(List.of(rate), seconds));
        WarmUp.untilWarm(seller.name(), seller, scale.of(WARM_UP_LAPS_MAX, 0), () -> run.climb(List.of(WARM_UP_RATE), seconds));
    }

    private static void note(Figures noted, List<Rung> rungs, DatabaseWork work) {
        double purchases = rungs.stream().mapToLong(rung -> rung.step().total().count()).sum();
        noted.commits.add(work.commits() / purchases);
        noted.walKilobytes.add(work.walBytes() / 1e3 / purchases);
        noted.last = List.copyOf(rungs);
        noted.sustained
                .add(rungs.stream().map(Rung::step).filter(Step::sustained).mapToDouble(Step::ratePerSecond).max().orElse(0));
        noted.peak.add(rungs.stream().map(Rung::step).mapToDouble(Step::finishedPerSecond).max().orElse(0));
        rungs.stream().map(Rung::step).filter(Step::sustained)
                .forEach(step -> noted.pay((int) step.ratePerSecond()).add(step.latency(Buying.PAY)));
        noted.lowMicros.add(rungs.getFirst().systemMicros());
        noteParts(noted.lowPartMicros, rungs.getFirst());
        Ladder.highest(rungs).ifPresent(highest -> {
            noted.systemMicros.add(highest.systemMicros());
            noted.driverMicros.add(highest.driverMicros());
            noteParts(noted.partMicros, highest);
        });
    }

    private static void noteParts(Map<String, Samples> noted, Rung rung) {
        rung.partMicros().forEach((part, micros) -> noted.computeIfAbsent(part, any -> new Samples()).add(micros));
    }

    private Table table() {
        Table table = new Table("system", "kept up with, /s", "most, /s", "pay to end p50; p99 at 50/s, ms", "at 200/s",
                "at 500/s",
                "CPU a purchase at 50/s, µs", "at the highest rate", "and the driver's", "commits", "WAL, kB");
        figures.forEach((name, of) -> table.row(name, of.sustained.text(0), of.peak.text(0), of.pay(50).text(),
                of.pay(200).text(),
                of.pay(500).text(), of.lowMicros.text(0), of.systemMicros.text(0), of.driverMicros.text(0), of.commits.text(1),
                of.walKilobytes.text(1)));
        return table;
    }

    /** Where it is told apart. */
    private Table parts() {
        Table table = new Table("where the processor time of a purchase goes", "at 50/s, µs", "at the highest rate, µs");
        figures.values().forEach(of -> of.lowPartMicros.forEach((part, micros) -> table.row(part, micros.text(0),
                of.partMicros.getOrDefault(part, new Samples()).text(0))));
        return table;
    }

    private Plot plot() {
        Plot plot = new Plot("purchases a second", "p99, ms");
        figures.forEach((name, of) -> plot.line(name, of.last.stream().map(Rung::step)
                .map(step -> new Plot.Point(step.ratePerSecond(), step.latency(Buying.PAY).msAt(99)))
                .collect(Collectors.toList())));
        return plot;
    }
}
