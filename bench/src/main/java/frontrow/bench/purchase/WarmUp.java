package frontrow.bench.purchase;

import frontrow.bench.Scale;
import frontrow.bench.seller.Seller;
import java.util.List;

/**
 * Purchases that do not count, until the system is warm: a sale begins long after its services were started. Whoever runs more code
 * takes longer, so everybody is given the time it needs.
 */
final class WarmUp {

    /** A cold system that is given more than it can do only gets later; but only what ran often is compiled well. */
    private static final List<Integer> RISING = List.of(25, 100, 200);
    /** What leaves most of the processors to the compilers. */
    private static final int RATE = 50;
    private static final int LAP_SECONDS = 15;
    private static final int LAPS_MAX = 12;
    /** Of one processor: who compiles less than that is warm. */
    private static final double COMPILING_MAX = 0.1;

    private final Seller seller;
    private final Run run;

    WarmUp(Seller seller, Run run) {
        this.seller = seller;
        this.run = run;
    }

    void untilWarm(Scale scale) {
        int seconds = scale.of(LAP_SECONDS, 2);
        run.climb(scale.quick() ? List.of(RISING.getFirst()) : RISING, seconds);
        double compiling = 1;
        for (int lap = 0; lap < scale.of(LAPS_MAX, 0) && compiling > COMPILING_MAX; lap++) {
            compiling = compilingDuring(RATE, seconds);
        }
        System.out.printf("  %s compiles for %.0f %% of a processor%n", seller.name(), 100 * compiling);
    }

    private double compilingDuring(int ratePerSecond, int seconds) {
        double before = seller.compilerSeconds();
        long began = System.nanoTime();
        run.climb(List.of(ratePerSecond), seconds);
        return (seller.compilerSeconds() - before) * 1e9 / (System.nanoTime() - began);
    }
}
