package frontrow.bench.purchase;

import frontrow.bench.load.Ladder;
import frontrow.bench.load.Meter;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.OpenLoop;
import frontrow.bench.seller.Seller;
import java.util.List;

/** One seller from its start: warmed up, then rates from low to high until one is not kept up with. */
public final class Run {

    private final Seller seller;
    private final OpenLoop load;
    private final Meter meter;

    public Run(Seller seller) {
        this.seller = seller;
        this.load = new OpenLoop(new Buying(seller));
        this.meter = new Meter(seller);
    }

    /** @param ratesPerSecond ascending */
    public List<Rung> climb(List<Integer> ratesPerSecond, int secondsEach) {
        return Ladder.climb(ratesPerSecond, rate -> {
            Rung rung = take(rate, rate * secondsEach);
            System.out.printf("  %s at %,d/s: %,.0f/s ended, pay to end p50 %.1f p99 %.1f ms, %.0f µs of CPU, driver %.0f, %s%n",
                    seller.name(), rate, rung.step().finishedPerSecond(), rung.step().latency(Buying.PAY).msAt(50),
                    rung.step().latency(Buying.PAY).msAt(99), rung.systemMicros(), rung.driverMicros(), rung.step().outcomes());
            return rung;
        });
    }

    private Rung take(int ratePerSecond, int purchases) {
        int from = load.arrived();
        int to = from + purchases;
        seller.admit(from, to);
        seller.charge(from, to, Purchase::poor);
        return meter.take(load, ratePerSecond, purchases);
    }
}
