package frontrow.bench.rush;

import frontrow.bench.Scale;
import frontrow.bench.load.Ladder;
import frontrow.bench.load.Meter;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.OpenLoop;
import frontrow.bench.load.Step;
import frontrow.bench.load.WarmUp;
import frontrow.bench.report.Plot;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.seller.FrontrowSeller;
import frontrow.bench.seller.Hall;
import frontrow.bench.seller.PeerSeller;
import frontrow.bench.seller.Seller;
import frontrow.bench.system.RunningPeer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;

/** How many holds a second, ten fans for each seat, and how long those wait who lose; then a thousand fans for one seat. */
public final class RushBenchmark {

    private static final List<Integer> RATES = List.of(500, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000);
    private static final int FANS_PER_SEAT = 10;
    private static final int RIVALS = 1_000;
    private static final int AT_ONCE = 1_000_000;
    /** At first as many as come at all, then what leaves the compilers a processor. */
    private static final List<Integer> WARM_UP_RATES = List.of(1_000, 1_000, 1_000);
    private static final int WARM_UP_RATE = 500;
    private static final int WARM_UP_LAPS_MAX = 6;
    private static final int PRIME = 7_919;

    private static final Map<String, BiFunction<Path, Hall, Seller>> CONTESTANTS = new LinkedHashMap<>();

    static {
        CONTESTANTS.put("Frontrow", FrontrowSeller::new);
        CONTESTANTS.put("pessimistic lock", (data, hall) -> peer("pessimistic", data, hall));
        CONTESTANTS.put("unique insert", (data, hall) -> peer("unique", data, hall));
        CONTESTANTS.put("optimistic retry", (data, hall) -> peer("optimistic", data, hall));
    }

    private static Seller peer(String hold, Path data, Hall hall) {
        return new PeerSeller(hold, RunningPeer.start(data, "synchronous", "frontrow.bench.synchronous.SynchronousPeer",
                "--peer.hold=" + hold), hall);
    }

    private final Map<String, Figures> figures = new LinkedHashMap<>();

    /** What the rounds of one contestant have given. */
    private static final class Figures {
        private final Samples sustained = new Samples();
        private final Samples loserMsP99 = new Samples();
        private final Samples winnerMsP99 = new Samples();
        private final Samples micros = new Samples();
        private final Samples rivalMsP99 = new Samples();
        private List<Rung> last = List.of();
    }

    /** @param only the contestants, by their names; empty: all */
    public void run(Scale scale, List<String> only, Path directory, Result result) {
        for (int round = 1; round <= scale.rounds(); round++) {
            for (Map.Entry<String, BiFunction<Path, Hall, Seller>> contestant : CONTESTANTS.entrySet()) {
                if (only.isEmpty() || only.contains(contestant.getKey())) {
                    System.out.printf("Round %d of %d: %s%n", round, scale.rounds(), contestant.getKey());
                    measure(scale, contestant.getKey(), contestant.getValue(),
                            directory.resolve("round-" + round + "-" + contestant.getKey().replace(' ', '-')));
                }
            }
        }
        result.add(table()).add(LEGEND).plot("Fans who lose, by holds asked for a second", plot());
    }

    private static final String LEGEND = """
            Everybody is warmed up, at 1,000/s and then at 500/s until its compilers take less than a tenth of a processor, for two minutes at most.
            Each rate is a performance of its own; every seat is wanted by ten fans, neighbours in time want none side by side, and it goes to exactly one, or
            the run is no result. Medians of the rounds, in brackets the least and the greatest. *Kept up with*: the highest rate at which
            the backlog did not grow by more than a twentieth of what came; the latencies are at that rate, from when a fan was due.
            *Rivals*: a thousand fans for one seat in the same millisecond, until all but one of a hundred know. Frontrow checks a bearer token
            and an admission pass with each request and remembers its answer under an idempotency key; its peers have none of that.
            """;

    private void measure(Scale scale, String name, BiFunction<Path, Hall, Seller> contestant, Path data) {
        List<Integer> rates = scale.quick() ? RATES.subList(0, 1) : RATES;
        int seats = scale.of(1_000, 20);
        int warmUps = scale.of(WARM_UP_RATES.size() + WARM_UP_LAPS_MAX, 1);
        Hall hall = new Hall(warmUps + rates.size() + 1, seats, seats * FANS_PER_SEAT);
        try (Seller seller = contestant.apply(data, hall)) {
            seller.admit(0, hall.fansMax());
            Figures noted = figures.computeIfAbsent(name, any -> new Figures());
            warmUp(name, seller, hall, scale);
            List<Rung> rungs = Ladder.climb(rates,
                    rate -> everySeatIsWanted(name, seller, hall, warmUps + rates.indexOf(rate), rate));
            noted.rivalMsP99.add(oneSeatIsWanted(name, seller, hall).total().msAt(99));
            if (!seller.proven()) {
                throw new IllegalStateException("The books of %s are not right: this run is no result.".formatted(name));
            }
            note(noted, rungs);
        }
    }

    private static void warmUp(String name, Seller seller, Hall hall, Scale scale) {
        AtomicInteger performance = new AtomicInteger();
        List<Integer> rates = scale.quick() ? WARM_UP_RATES.subList(0, 1) : WARM_UP_RATES;
        rates.forEach(rate -> everySeatIsWanted(name, seller, hall, performance.getAndIncrement(), rate));
        WarmUp.untilWarm(name, seller, scale.of(WARM_UP_LAPS_MAX, 0),
                () -> everySeatIsWanted(name, seller, hall, performance.getAndIncrement(), WARM_UP_RATE));
    }

    private static Rung everySeatIsWanted(String name, Seller seller, Hall hall, int performance, int rate) {
        // A prime step through the fans' seats: neighbours in time do not want neighbours.
        IntUnaryOperator seat = fan -> (int) ((long) fan * PRIME % hall.seats()) + 1;
        Rung rung = new Meter(seller).take(new OpenLoop(new Wanting(seller, performance, seat)), rate,
                hall.fansMax());
        Step step = rung.step();
        System.out.printf("  %s at %,d/s: %,.0f/s ended, losers p50 %.1f p99 %.1f ms, %.0f µs of CPU, driver %.0f, %s%n", name,
                rate, step.finishedPerSecond(), step.latency(Wanting.LOST).msAt(50), step.latency(Wanting.LOST).msAt(99),
                rung.systemMicros(), rung.driverMicros(), step.outcomes());
        requireWinners(step, hall.seats(), hall.fansMax());
        return rung;
    }

    private static Step oneSeatIsWanted(String name, Seller seller, Hall hall) {
        int rivals = Math.min(RIVALS, hall.fansMax());
        Step step = new OpenLoop(new Wanting(seller, hall.performances() - 1, fan -> 1)).run(AT_ONCE, rivals);
        System.out.printf("  %s, %,d rivals at one seat: p50 %.1f p99 %.1f ms, %s%n", name, rivals, step.total().msAt(50),
                step.total().msAt(99), step.outcomes());
        requireWinners(step, 1, rivals);
        return step;
    }

    private static void requireWinners(Step step, int winners, int fans) {
        if (step.count(Wanting.WON) != winners || step.count(Wanting.LOST) != fans - winners) {
            throw new IllegalStateException("%d seats, but %s: this run is no result.".formatted(winners, step.outcomes()));
        }
    }

    private static void note(Figures noted, List<Rung> rungs) {
        noted.last = List.copyOf(rungs);
        Ladder.highest(rungs).ifPresentOrElse(highest -> {
            noted.sustained.add(highest.step().ratePerSecond());
            noted.loserMsP99.add(highest.step().latency(Wanting.LOST).msAt(99));
            noted.winnerMsP99.add(highest.step().latency(Wanting.WON).msAt(99));
            noted.micros.add(highest.systemMicros());
        }, () -> noted.sustained.add(0));
    }

    private Table table() {
        Table table = new Table("holding", "kept up with, /s", "losers p99, ms", "winners p99, ms", "CPU a hold, µs",
                "1,000 rivals p99, ms");
        figures.forEach((name, of) -> table.row(name, of.sustained.text(0), of.loserMsP99.text(1), of.winnerMsP99.text(1),
                of.micros.text(0), of.rivalMsP99.text(0)));
        return table;
    }

    private Plot plot() {
        Plot plot = new Plot("holds asked for a second", "p99 of losers, ms");
        figures.forEach((name, of) -> plot.line(name, of.last.stream().map(Rung::step)
                .map(step -> new Plot.Point(step.ratePerSecond(), step.latency(Wanting.LOST).msAt(99))).toList()));
        return plot;
    }
}
