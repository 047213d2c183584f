package frontrow.bench.line;

import frontrow.bench.Scale;
import frontrow.bench.load.Ladder;
import frontrow.bench.load.Meter;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.OpenLoop;
import frontrow.bench.load.Visit;
import frontrow.bench.load.WarmUp;
import java.util.List;

/** Joins, then polls, each at rates from low to high until one is not kept up with. */
final class Coming {

    static final String ANSWER = "answer";
    private static final List<Integer> JOINS = List.of(100, 250, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 7_500, 10_000);
    private static final List<Integer> POLLS = List.of(250, 500, 1_000, 2_500, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000);
    private static final List<Integer> LATE_POLLS = List.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
    private static final int SECONDS = 5;
    /** So many of the lowest rates, and then one of them, until it is warm. */
    private static final int WARM_UP_RATES = 4;
    private static final int WARM_UP_SECONDS = 10;
    private static final int WARM_UP_LAPS_MAX = 9;

    private final String name;
    private final Line line;
    private final Scale scale;
    private final Meter meter;
    private int joined;

    Coming(String name, Line line, Scale scale) {
        this.name = name;
        this.line = line;
        this.scale = scale;
        this.meter = new Meter(line);
    }

    List<Rung> joins() {
        JOINS.subList(0, scale.of(WARM_UP_RATES, 1)).forEach(rate -> join(rate, scale.of(WARM_UP_SECONDS, 1)));
        WarmUp.untilWarm(name, line, scale.of(WARM_UP_LAPS_MAX, 0), () -> join(JOINS.get(1), WARM_UP_SECONDS));
        return Ladder.climb(scale.quick() ? JOINS.subList(0, 1) : JOINS, rate -> join(rate, scale.of(SECONDS, 1)));
    }

    private Rung join(int rate, int seconds) {
        int first = joined;
        joined += rate * seconds;
        line.expect(first, joined);
        return told("joins", rate, run(rate, rate * seconds, (number, laps) -> line.join(first + number).thenApply(reply -> {
            laps.lap(ANSWER);
            return "joined";
        })));
    }

    List<Rung> polls() {
        POLLS.subList(0, scale.of(WARM_UP_RATES, 1)).forEach(rate -> poll(rate, scale.of(WARM_UP_SECONDS, 1)));
        WarmUp.untilWarm(name, line, scale.of(WARM_UP_LAPS_MAX, 0), () -> poll(POLLS.get(2), WARM_UP_SECONDS));
        return Ladder.climb(scale.quick() ? POLLS.subList(0, 1) : POLLS, rate -> poll(rate, scale.of(SECONDS, 1)));
    }

    /** Polls of some who have come last, with those of {@link #joins} if there were any. */
    List<Rung> latePolls() {
        join(JOINS.getFirst(), scale.of(WARM_UP_SECONDS, 1));
        WarmUp.untilWarm(name, line, scale.of(WARM_UP_LAPS_MAX, 0), () -> poll(LATE_POLLS.getFirst(), WARM_UP_SECONDS));
        return Ladder.climb(scale.quick() ? LATE_POLLS.subList(0, 1) : LATE_POLLS, rate -> poll(rate, scale.of(SECONDS, 1)));
    }

    Rung poll(int rate, int seconds) {
        return told("polls", rate, run(rate, rate * seconds, (number, laps) -> line.poll(number % joined).thenApply(reply -> {
            laps.lap(ANSWER);
            return "told";
        })));
    }

    private Rung run(int rate, int arrivals, Visit visit) {
        return meter.take(new OpenLoop(visit), rate, arrivals);
    }

    private Rung told(String what, int rate, Rung rung) {
        System.out.printf("  %s, %s at %,d/s: %,.0f/s ended, p50 %.1f p99 %.1f ms, %.0f µs of CPU, driver %.0f, %s%n", name, what,
                rate, rung.step().finishedPerSecond(), rung.step().latency(ANSWER).msAt(50), rung.step().latency(ANSWER).msAt(99),
                rung.systemMicros(), rung.driverMicros(), rung.step().outcomes());
        return rung;
    }
}
