package frontrow.bench.load;

import frontrow.bench.load.Meter.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Rates from low to high, until one is not kept up with. */
public final class Ladder {

    private Ladder() {}

    /**
     * @param ratesPerSecond ascending
     * @param take           runs the load at such a rate
     */
    public static List<Rung> climb(List<Integer> ratesPerSecond, IntFunction<Rung> take) {
        List<Rung> rungs = new ArrayList<>();
        for (int rate : ratesPerSecond) {
            rungs.add(take.apply(rate));
            if (!rungs.getLast().step().sustained()) {
                break;
            }
        }
        return rungs;
    }

    /** The last that was kept up with. */
    public static Optional<Rung> highest(List<Rung> rungs) {
        return rungs.stream().filter(rung -> rung.step().sustained()).reduce((lower, higher) -> higher);
    }
}
