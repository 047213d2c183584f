package frontrow.bench.growth;

import frontrow.bench.Scale;
import frontrow.bench.line.FrontrowLine;
import frontrow.bench.load.Latency;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.purchase.Buying;
import frontrow.bench.report.Plot;
import frontrow.bench.report.Plot.Point;
import frontrow.bench.report.Result;
import frontrow.bench.report.Table;
import frontrow.bench.system.RunningFrontrow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a purchase costs by what there is already, one thing at a time. Frontrow alone: it is compared with itself. */
public final class GrowthBenchmark {

    private static final List<Integer> MOMENT = List.of(2);

    private final Scale scale;
    private final Path directory;
    private final Result result;

    public GrowthBenchmark(Scale scale, Path directory, Result result) {
        this.scale = scale;
        this.directory = directory;
        this.result = result;
    }

    /** @param only the things that grow, by their names; empty: all */
    public void run(List<String> only) {
        result.add("""
                Purchases at %d/s, hold, pay, CONFIRMED, with two cores for everything; each figure is of one run, once the compilers
                take less than a tenth of a processor. Where more come a second each costs less, as what arrives together is done
                together. After the last run of a system the audit.
                """.formatted(Buyers.RATE));
        if (wanted(only, "waiting")) {
            amidWaiting();
        }
        if (wanted(only, "reservations")) {
            afterReservations();
        }
        if (wanted(only, "partitions")) {
            grow("partitions", "partitions of each topic", List.of(1, 4, 16, 64), this::with);
        }
        if (wanted(only, "instances")) {
            grow("instances", "instances of each service, in one process", List.of(1, 2, 4), this::with);
        }
        if (wanted(only, "records")) {
            lengthen();
        }
    }

    private static boolean wanted(List<String> only, String name) {
        return only.isEmpty() || only.contains(name);
    }

    private void grow(String name, String what, List<Integer> sizes, Measured measured) {
        Table table = new Table(what, "pay to end p50, ms", "p99, ms", "hold p99, ms", "CPU a purchase, µs");
        List<Point> p99 = new ArrayList<>();
        for (int size : scale.quick() ? MOMENT : sizes) {
            System.out.printf("%,d %s%n", size, what);
            Rung rung = measured.with(name, size);
            Latency pay = rung.step().latency(Buying.PAY);
            table.row("%,d".formatted(size), "%.1f".formatted(pay.msAt(50)), "%.1f".formatted(pay.msAt(99)),
                    "%.1f".formatted(rung.step().latency(Buying.HOLD).msAt(99)), "%,.0f".formatted(rung.systemMicros()));
            p99.add(new Point(size, pay.msAt(99)));
        }
        result.add(table).plot("From paying to the end, by " + what, name,
                new Plot(what, "p99, ms").byPowersOfTen().line("pay to end", p99));
    }

    /** Purchases with so much of what grows. */
    private interface Measured {
        Rung with(String name, int size);
    }

    /** The same system, whose other line grows. */
    private void amidWaiting() {
        try (Buyers buyers = new Buyers(scale, directory.resolve("waiting"));
                FrontrowLine line = new FrontrowLine(buyers.frontrow())) {
            AtomicInteger waiting = new AtomicInteger();
            grow("waiting", "fans waiting in another line", List.of(1_000, 10_000, 100_000, 1_000_000), (name, fans) -> {
                line.fill(fans - waiting.getAndSet(fans));
                return buyers.buy();
            });
            require(buyers.frontrow().proven());
        }
    }

    /** The same system, whose database grows. */
    private void afterReservations() {
        try (Buyers buyers = new Buyers(scale, directory.resolve("reservations"))) {
            AtomicInteger past = new AtomicInteger();
            grow("reservations", "past reservations in the database", List.of(10_000, 100_000, 1_000_000, 10_000_000),
                    (name, reservations) -> {
                        PastReservations.fill(buyers.frontrow(), past.getAndSet(reservations), reservations);
                        return buyers.buy();
                    });
            require(buyers.frontrow().provenByTopics());
        }
    }

    /** A system of its own for each: it is made so. */
    private Rung with(String setting, int size) {
        try (Buyers buyers = new Buyers(scale, directory.resolve(setting + "-" + size), setting + "=" + size)) {
            Rung rung = buyers.buy();
            require(buyers.frontrow().proven());
            return rung;
        }
    }

    private static void require(boolean proven) {
        if (!proven) {
            throw new IllegalStateException("The books of Frontrow are not right: this run is no result.");
        }
    }

    private void lengthen() {
        Table table = new Table("records in the line's topic, nobody waiting", "ready again after, s", "audit, s");
        List<Point> restarts = new ArrayList<>();
        List<Point> audits = new ArrayList<>();
        int records = 0;
        try (FrontrowLine line = new FrontrowLine(RunningFrontrow.start(directory.resolve("records")))) {
            for (int wanted : scale.quick() ? MOMENT : List.of(10_000, 100_000, 1_000_000, 5_000_000)) {
                line.fillPast(wanted - records);
                records = wanted;
                double restarted = line.restart();
                long began = System.nanoTime();
                require(line.proven());
                double audited = (System.nanoTime() - began) / 1e9;
                System.out.printf("%,d records: ready again after %.1f s, audited in %.1f s%n", records, restarted, audited);
                table.row("%,d".formatted(records), "%.1f".formatted(restarted), "%.1f".formatted(audited));
                restarts.add(new Point(records, restarted));
                audits.add(new Point(records, audited));
            }
        }
        result.add(table).plot("Start and audit, by records in the line's topic", "records",
                new Plot("records", "s").byPowersOfTen().line("ready again", restarts).line("audit", audits));
    }
}
