package frontrow.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rates from low to high, until one is not kept up with.
 *
 * @param factor from one rate to the next
 */
public record Ladder(double firstPerSecond, double factor, int stepsMax, Duration each) {

    /** What it takes at most. */
    public int arrivalsMax() {
        double arrivals = 0;
        double rate = firstPerSecond;
        for (int step = 0; step < stepsMax; step++, rate *= factor) {
            arrivals += Math.round(rate * each.toNanos() / 1e9);
        }
        return (int) arrivals;
    }

    public List<Step> climb(OpenLoop load) {
        List<Step> steps = new ArrayList<>();
        double rate = firstPerSecond;
        boolean sustained = true;
        for (int step = 0; step < stepsMax && sustained; step++, rate *= factor) {
            Step done = load.run(rate, each);
            steps.add(done);
            sustained = done.sustained();
        }
        return steps;
    }
}
