package frontrow.bench.purchase;

import frontrow.bench.Scale;
import frontrow.bench.load.Ladder;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.Step;
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

    private static final List<Integer> RATES = List.of(50, 100, 200, 300, 400, 500, 650, 800, 1_000, 1_300, 1_600, 2_000, 2_500);
    private static final int COMPARED_RATE = 500;
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
        private final Samples payMsP50 = new Samples();
        private final Samples payMsP99 = new Samples();
        private final Samples holdMsP50 = new Samples();
        private final Samples systemMicros = new Samples();
        private final Samples driverMicros = new Samples();
        private final Samples commits = new Samples();
        private final Samples walKilobytes = new Samples();
        private List<Rung> last = List.of();
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
        result.add(table()).add(LEGEND).plot("From paying to the end, by purchases a second", plot());
    }

    private static final String LEGEND = """
            One in ten fans is too poor, one in twenty never pays. Everybody is warmed up, at 25 to 200/s and then at 50/s until its compilers
            take less than a tenth of a processor, for four minutes at most. Medians of the rounds, in brackets the least and the greatest. *Kept up
            with*: the highest rate at which the backlog did not grow by more than a twentieth of what came; *most*: purchases ended a
            second at any rate. *Pay to end*: from the request to pay until its answer that the seat is the fan's, or not. Frontrow checks a
            bearer token and an admission pass with each request and remembers its answer under an idempotency key, in one database a
            service; its peers have none of that, and one database. After each run the books were checked, Frontrow's by the audit.
            """;

    private void measure(Scale scale, Seller seller) {
        try (seller) {
            Run run = new Run(seller);
            new WarmUp(seller, run).untilWarm(scale);
            DatabaseWork before = seller.databaseWork();
            List<Rung> rungs = run.climb(scale.quick() ? RATES.subList(0, 1) : RATES, scale.of(10, 2));
            DatabaseWork work = seller.databaseWork().since(before);
            if (!seller.proven()) {
                throw new IllegalStateException("The books of %s are not right: this run is no result.".formatted(seller.name()));
            }
            note(figures.computeIfAbsent(seller.name(), name -> new Figures()), rungs, work);
        }
    }

    private static void note(Figures noted, List<Rung> rungs, DatabaseWork work) {
        double purchases = rungs.stream().mapToLong(rung -> rung.step().total().count()).sum();
        noted.commits.add(work.commits() / purchases);
        noted.walKilobytes.add(work.walBytes() / 1e3 / purchases);
        noted.last = List.copyOf(rungs);
        noted.sustained
                .add(rungs.stream().map(Rung::step).filter(Step::sustained).mapToDouble(Step::ratePerSecond).max().orElse(0));
        noted.peak.add(rungs.stream().map(Rung::step).mapToDouble(Step::finishedPerSecond).max().orElse(0));
        rungs.stream().filter(rung -> rung.step().ratePerSecond() == COMPARED_RATE && rung.step().sustained()).findFirst()
                .ifPresent(compared -> {
                    noted.holdMsP50.add(compared.step().latency(Buying.HOLD).msAt(50));
                    noted.payMsP50.add(compared.step().latency(Buying.PAY).msAt(50));
                    noted.payMsP99.add(compared.step().latency(Buying.PAY).msAt(99));
                });
        Ladder.highest(rungs).ifPresent(highest -> {
            noted.systemMicros.add(highest.systemMicros());
            noted.driverMicros.add(highest.driverMicros());
        });
    }

    private Table table() {
        Table table = new Table("system", "kept up with, /s", "most, /s", "hold p50 at 500/s, ms", "pay to end p50 at 500/s, ms",
                "p99, ms", "CPU a purchase, µs", "and the driver's", "commits", "WAL, kB");
        figures.forEach((name, of) -> table.row(name, of.sustained.text(0), of.peak.text(0), of.holdMsP50.text(1),
                of.payMsP50.text(1), of.payMsP99.text(1), of.systemMicros.text(0), of.driverMicros.text(0), of.commits.text(1),
                of.walKilobytes.text(1)));
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
