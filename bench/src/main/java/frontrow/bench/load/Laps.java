package frontrow.bench.load;

/** One arrival's stopwatch. The first lap begins when the arrival was due, so that waiting to be sent counts. */
public final class Laps {

    private final Step step;
    private final long dueNanos;
    private long lapNanos;

    Laps(Step step, long dueNanos) {
        this.step = step;
        this.dueNanos = dueNanos;
        this.lapNanos = dueNanos;
    }

    /** Ends a lap of this name and begins the next. */
    public void lap(String name) {
        long now = System.nanoTime();
        step.latency(name).record(now - lapNanos);
        lapNanos = now;
    }

    void finish(String outcome) {
        step.finished(outcome, System.nanoTime() - dueNanos);
    }
}
