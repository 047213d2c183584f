package frontrow.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What came of a load at one rate. */
public final class Step {

    /** A backlog that grows by more than this share of what arrives is not kept up with; a few arrivals more or less say nothing. */
    private static final double GROWTH_MAX = 0.05;
    private static final int GROWTH_SAYS_NOTHING = 20;
    /** Whoever leaves the driver no processor to send with keeps it later than that, and hides a backlog so. */
    private static final Duration SENT_LATE_MAX = Duration.ofMillis(500);

    private final double ratePerSecond;
    private final Duration duration;
    private final Map<String, Latency> laps = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Latency total = new Latency();
    private final LongAdder begun = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private volatile long finishedAtHalf;
    private volatile long begunAtHalf;
    private volatile long finishedInTime;
    private volatile long begunInTime;
    private volatile long tookNanos;

    Step(double ratePerSecond, Duration duration) {
        this.ratePerSecond = ratePerSecond;
        this.duration = duration;
    }

    void begun() {
        begun.increment();
    }

    void finished(String outcome, long nanos) {
        outcomes.computeIfAbsent(outcome, any -> new LongAdder()).increment();
        total.record(nanos);
        finished.increment();
    }

    /** Half of the arrivals have been sent. */
    void half() {
        begunAtHalf = begun.sum();
        finishedAtHalf = finished.sum();
    }

    /** The last arrival has been sent, so long after the first was due. */
    void over(long nanos) {
        begunInTime = begun.sum();
        finishedInTime = finished.sum();
        tookNanos = nanos;
    }

    long outstanding() {
        return begun.sum() - finished.sum();
    }

    public double ratePerSecond() {
        return ratePerSecond;
    }

    /** Of this lap; made at its first use. */
    public Latency latency(String lap) {
        return laps.computeIfAbsent(lap, any -> new Latency());
    }

    /** From when an arrival was due to its end. */
    public Latency total() {
        return total;
    }

    public Map<String, Long> outcomes() {
        Map<String, Long> sums = new TreeMap<>();
        outcomes.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        return sums;
    }

    public long count(String outcome) {
        return outcomes().getOrDefault(outcome, 0L);
    }

    /** Ended while arrivals still came. */
    public double finishedPerSecond() {
        return finishedInTime * 1e9 / Math.max(tookNanos, duration.toNanos());
    }

    /** Whether the rate was kept up with: what had arrived and not ended did not grow in the second half. How late is another matter. */
    public boolean sustained() {
        long arrived = begunInTime - begunAtHalf;
        long ended = finishedInTime - finishedAtHalf;
        boolean sentInTime = tookNanos <= duration.plus(SENT_LATE_MAX).toNanos();
        return sentInTime && arrived - ended <= Math.max(GROWTH_MAX * arrived, GROWTH_SAYS_NOTHING);
    }
}
