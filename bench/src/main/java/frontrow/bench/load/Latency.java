package frontrow.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long something took, of all times it was done; two significant digits and a half, up to two minutes. */
public final class Latency {

    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(2);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram micros = new ConcurrentHistogram(MICROS_MAX, SIGNIFICANT_DIGITS);

    public void record(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 0, MICROS_MAX));
    }

    /** In milliseconds; 0 if nothing was recorded. */
    public double msAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    public double msMax() {
        return micros.getMaxValue() / 1_000.0;
    }

    public long count() {
        return micros.getTotalCount();
    }
}
