package frontrow.bench.expiry;

import frontrow.bench.Scale;
import frontrow.bench.load.Latency;
import frontrow.bench.load.OpenLoop;
import frontrow.bench.load.Step;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.seller.FrontrowSeller;
import frontrow.bench.seller.Hall;
import frontrow.bench.system.RunningServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Many holds that run out within a minute: how late their seats are free again, beside sweepers. */
public final class ExpiryBenchmark {

    /** Holds a second before those that count, for {@link #WARM_UP_SECONDS} each: a cold system is late with everything. */
    private static final List<Integer> WARM_UP_RATES = List.of(50, 100, 200, 400, 400);
    private static final int WARM_UP_SECONDS = 15;
    private static final Duration SWEEP_OF_THE_REQUIREMENTS = Duration.ofSeconds(5);
    private static final Duration SWEEP_LONG = Duration.ofSeconds(30);

    private final Map<String, Figures> figures = new LinkedHashMap<>();

    private static final class Figures {
        private final Samples p50 = new Samples();
        private final Samples p99 = new Samples();
        private final Samples max = new Samples();
    }

    public void run(Scale scale, Path directory, Result result) throws SQLException, InterruptedException {
        int performances = scale.of(50, 2);
        int seats = scale.of(1_000, 20);
        Duration spread = Duration.ofSeconds(scale.of(60, 2));
        int holds = performances * seats;
        for (int round = 1; round <= scale.rounds(); round++) {
            System.out.printf("Round %d of %d%n", round, scale.rounds());
            int warmUpHolds = scale.quick() ? 0 : WARM_UP_RATES.stream().mapToInt(rate -> rate * WARM_UP_SECONDS).sum();
            note("Frontrow", frontrow(directory.resolve("round-" + round), spread, warmUpHolds,
                    new Hall(performances + Math.ceilDiv(warmUpHolds, seats), seats, seats,
                            Math.toIntExact(spread.toSeconds()) + scale.of(30, 3))));
            try (RunningServers servers = RunningServers.start(directory.resolve("sweeper-" + round), "sweeper")) {
                Sweeper sweeper = new Sweeper(servers);
                note("sweeper, every 5 s", sweeper.lateness(holds, spread, SWEEP_OF_THE_REQUIREMENTS));
                if (!scale.quick()) {
                    note("sweeper, every 30 s", sweeper.lateness(holds, spread, SWEEP_LONG));
                }
            }
        }
        Table table = new Table("released by", "p50 late, ms", "p99 late, ms", "latest, ms");
        figures.forEach((name, of) -> table.row(name, of.p50.text(0), of.p99.text(0), of.max.text(0)));
        result.add(table).add("""
                %,d holds run out within %d s. Frontrow: from a hold's end until its `SeatReleased` is sent to the topic, while everything
                runs; a seat can be held again at the very end of its hold, whether or not that has happened. The sweepers: from the end until
                their transaction is committed, in a database of their own with nothing else to do; they tell nobody. Medians of the
                rounds, in brackets the least and the greatest.
                """.formatted(holds, spread.toSeconds()));
    }

    private static Latency frontrow(Path data, Duration spread, int warmUpHolds, Hall hall) {
        try (FrontrowSeller seller = new FrontrowSeller(data, hall)) {
            seller.admit(0, hall.fansMax());
            Map<String, Instant> expiries = new ConcurrentHashMap<>();
            OpenLoop holding = new OpenLoop((number, laps) -> seller
                    .hold(number % hall.seats(), number / hall.seats(), number % hall.seats() + 1).thenApply(hold -> {
                        expiries.put(hold.orElseThrow().reservation(), hold.orElseThrow().expiresAt());
                        return "held";
                    }));
            if (warmUpHolds > 0) {
                WARM_UP_RATES.forEach(rate -> holding.run(rate, rate * WARM_UP_SECONDS));
                expiries.clear();
            }
            int holds = hall.performances() * hall.seats() - Math.ceilDiv(warmUpHolds, hall.seats()) * hall.seats();
            Step step = holding.run(holds / (double) spread.toSeconds(), holds);
            if (step.count("held") != holds) {
                throw new IllegalStateException("Not all could be held: " + step.outcomes());
            }
            Latency late = new ReleaseWatch(seller.frontrow().bootstrapServers()).lateness(expiries);
            if (!seller.proven()) {
                throw new IllegalStateException("The books are not right: this run is no result.");
            }
            return late;
        }
    }

    private void note(String name, Latency late) {
        System.out.printf("  %s: p50 %.0f p99 %.0f max %.0f ms late%n", name, late.msAt(50), late.msAt(99), late.msMax());
        Figures of = figures.computeIfAbsent(name, any -> new Figures());
        of.p50.add(late.msAt(50));
        of.p99.add(late.msAt(99));
        of.max.add(late.msMax());
    }
}
