package frontrow.bench.purchase;

import frontrow.bench.load.OpenLoop;
import frontrow.bench.load.Step;
import frontrow.bench.system.CpuTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One seller from its start: warmed up, then rates from low to high until one is not kept up with. */
final class Run {

    /** @param systemMicros processor time of a purchase, without the driver's */
    record Rung(Step step, double systemMicros, double driverMicros) {}

    private final Seller seller;
    private final OpenLoop load;
    private final List<Rung> rungs = new ArrayList<>();
    private int prepared;

    Run(Seller seller) {
        this.seller = seller;
        this.load = new OpenLoop(new Buying(seller));
    }

    void warmUp(double ratePerSecond, Duration duration) {
        take(ratePerSecond, duration);
    }

    /** @param ratesPerSecond ascending */
    List<Rung> climb(List<Integer> ratesPerSecond, Duration each) {
        for (int rate : ratesPerSecond) {
            Rung rung = take(rate, each);
            rungs.add(rung);
            System.out.printf("  %s at %,d/s: %,.0f/s ended, pay to end p50 %.1f p99 %.1f ms, %.0f µs of CPU, driver %.0f, %s%n",
                    seller.name(), rate, rung.step.finishedPerSecond(), rung.step.latency(Buying.PAY).msAt(50),
                    rung.step.latency(Buying.PAY).msAt(99), rung.systemMicros, rung.driverMicros, rung.step.outcomes());
            if (!rung.step.sustained()) {
                break;
            }
        }
        return rungs;
    }

    private Rung take(double ratePerSecond, Duration duration) {
        int arrivals = (int) Math.round(ratePerSecond * duration.toNanos() / 1e9);
        int wanted = load.arrived() + arrivals;
        seller.prepare(prepared, wanted);
        prepared = wanted;
        double systemBefore = seller.cpuSeconds();
        double driverBefore = CpuTime.ownSeconds();
        Step step = load.run(ratePerSecond, duration);
        return new Rung(step, (seller.cpuSeconds() - systemBefore) * 1e6 / arrivals,
                (CpuTime.ownSeconds() - driverBefore) * 1e6 / arrivals);
    }
}
