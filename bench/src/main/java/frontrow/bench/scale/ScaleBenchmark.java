package frontrow.bench.scale;

import frontrow.bench.Scale;
import frontrow.bench.report.Plot;
import frontrow.bench.report.Plot.Point;
import frontrow.bench.report.Result;
import frontrow.bench.report.Table;
import frontrow.bench.scale.SimulatedHall.Sold;
import frontrow.bench.scale.SimulatedSale.Second;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What larger on-sales would take: nothing is run but a simulation, with the costs that other benchmarks have measured. */
public final class ScaleBenchmark {

    private static final int SEATS = 100_000;
    private static final int CAPACITY = 100_000;
    private static final int ADMISSIONS_PER_SECOND = 1_000;
    private static final double NEARLY_ALL = 0.99;
    private static final int HALL = 10_000;
    private static final List<Integer> LOOK_AT = List.of(HALL, 1_000, 100);
    private static final List<Integer> CHOOSING = List.of(10, 20, 50, 100, 200, 500);
    /** Of the moments of a sale, one in so many is drawn. */
    private static final int DRAWN_EVERY_SECONDS = 10;

    /** @param atOnce so many such sales at the same time */
    private record Scenario(String name, OnSale sale, int atOnce) {

        static Scenario of(int fans, int atOnce) {
            String many = atOnce > 1 ? "%d sales of %,d fans" : "%2$,d fans";
            return new Scenario(many.formatted(atOnce, fans),
                    new OnSale(fans, Math.min(SEATS, fans / 10), CAPACITY, ADMISSIONS_PER_SECOND), atOnce);
        }
    }

    private static final List<Scenario> SCENARIOS = List.of(Scenario.of(10_000, 1), Scenario.of(100_000, 1),
            Scenario.of(1_000_000, 1), Scenario.of(1_000_000, 10), Scenario.of(14_000_000, 1));

    private final Costs costs = Costs.MEASURED;

    public void run(Scale scale, Result result) {
        result.add("""
                A simulation: of the line by what is expected each second, of the seats by chance. Half of the fans are there when the line
                opens and join within a minute, the others later and later (exponentially, 10 min); one in ten who is let in does not come; of
                those who hold, one in twenty never pays and one in ten is too poor; from being let in to paying it takes 20 to 160 s. %,d are
                let in a second at most. Everybody asks for their place as often as they are told. Processor time is as measured on this
                project's two cores (`line`, `rush`, `purchase`): a join %,.0f µs, a poll %,.0f, a purchase %,.0f, a hold more %,.0f.
                """.formatted(ADMISSIONS_PER_SECOND, costs.join(), costs.poll(), costs.purchase(), costs.hold()));
        Map<Scenario, List<Second>> sales = new LinkedHashMap<>();
        SCENARIOS.subList(0, scale.of(SCENARIOS.size(), 1))
                .forEach(scenario -> sales.put(scenario, new SimulatedSale(scenario.sale).run()));
        result.add(sales(sales)).plot("Processors busy, by seconds since the line opened", "cores", cores(sales));
        result.add("""
                %,d seats that are chosen from a map a second old, best seats first: how many holds are asked for until each is gone, by how
                many fans come to choose each second and how many of the best seats each of them would take as gladly.
                """.formatted(HALL));
        hall(scale, result);
    }

    private Table sales(Map<Scenario, List<Second>> sales) {
        Table table = new Table("who comes", "joins/s, most", "waiting, most", "polls/s, most", "purchases/s, most",
                "99 % of the seats sold after", "heap for those who wait, GB", "cores for joins", "for polls", "for purchases");
        sales.forEach((scenario, seconds) -> {
            double joins = scenario.atOnce * most(seconds, Second::joins);
            double waiting = scenario.atOnce * most(seconds, Second::waiting);
            double polls = scenario.atOnce * most(seconds, Second::polls);
            double bought = scenario.atOnce * most(seconds, Second::bought);
            table.row(scenario.name, "%,.0f".formatted(joins), "%,.0f".formatted(waiting), "%,.0f".formatted(polls),
                    "%,.0f".formatted(bought), text(soldAfter(seconds, NEARLY_ALL * scenario.sale.seats())),
                    "%,.2f".formatted(costs.heapGigabytes(waiting)), "%,.1f".formatted(costs.coresJoining(joins)),
                    "%,.1f".formatted(costs.coresPolling(polls)), "%,.1f".formatted(costs.coresBuying(bought)));
        });
        return table;
    }

    private static double most(List<Second> seconds, ToDoubleFunction<Second> of) {
        return seconds.stream().mapToDouble(of).max().orElse(0);
    }

    /** The last few come back again and again, from holds that are not paid. */
    private static Duration soldAfter(List<Second> seconds, double seats) {
        double bought = 0;
        int second = 0;
        while (second < seconds.size() && bought < seats) {
            bought += seconds.get(second++).bought();
        }
        return Duration.ofSeconds(second);
    }

    private static String text(Duration duration) {
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private Plot cores(Map<Scenario, List<Second>> sales) {
        Plot plot = new Plot("seconds since the line opened", "processors busy");
        sales.forEach((scenario, seconds) -> plot.line(scenario.name, seconds.stream()
                .filter(second -> second.second() % DRAWN_EVERY_SECONDS == 0)
                .map(second -> new Point(second.second(), scenario.atOnce * (costs.coresJoining(second.joins())
                        + costs.coresPolling(second.polls()) + costs.coresBuying(second.bought()))))
                .toList()));
        return plot;
    }

    private void hall(Scale scale, Result result) {
        Table table = new Table("fans a second", "would take one of", "holds asked for a seat", "sold out after",
                "cores for holds");
        Plot plot = new Plot("fans a second who come to choose", "holds asked for a seat");
        SimulatedHall hall = new SimulatedHall(scale.of(HALL, 100));
        for (int looksAt : LOOK_AT) {
            plot.line("one of %,d seats".formatted(looksAt), CHOOSING.stream().map(perSecond -> {
                Sold sold = hall.sell(perSecond, looksAt);
                double tries = sold.tries() / (double) scale.of(HALL, 100);
                table.row("%,d".formatted(perSecond), "%,d".formatted(looksAt), "%.2f".formatted(tries),
                        text(Duration.ofSeconds(sold.seconds())),
                        "%.2f".formatted(sold.tries() / (double) sold.seconds() * costs.hold() / 1e6));
                return new Point(perSecond, tries);
            }).toList());
        }
        result.add(table).plot("Holds asked for until a seat is gone", "seats", plot);
    }
}
