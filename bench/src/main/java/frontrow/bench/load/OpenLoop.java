package frontrow.bench.load;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Arrivals at a fixed rate, evenly spaced. Who answers late does not slow them down. */
public final class OpenLoop {

    private static final long DRAIN_SECONDS_MAX = 60;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int TOLD_MAX = 10;

    private final Visit visit;
    private final AtomicInteger told = new AtomicInteger();
    private int next;

    public OpenLoop(Visit visit) {
        this.visit = visit;
    }

    /** How many have arrived so far. */
    public int arrived() {
        return next;
    }

    /**
     * Returns when all who came have been served.
     *
     * @throws IllegalStateException if some never are
     */
    public Step run(double ratePerSecond, int arrivals) {
        Duration duration = Duration.ofNanos(Math.round(arrivals * 1e9 / ratePerSecond));
        Step step = new Step(ratePerSecond, duration);
        long beginNanos = System.nanoTime();
        for (int arrival = 0; arrival < arrivals; arrival++) {
            long dueNanos = beginNanos + Math.round(arrival * 1e9 / ratePerSecond);
            parkUntil(dueNanos);
            if (arrival == arrivals / 2) {
                step.half();
            }
            begin(step, dueNanos);
        }
        parkUntil(beginNanos + duration.toNanos());
        step.over(System.nanoTime() - beginNanos);
        drain(step);
        return step;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Whatever comes of it, is counted.
    private void begin(Step step, long dueNanos) {
        Laps laps = new Laps(step, dueNanos);
        step.begun();
        visit.begin(next++, laps).whenComplete((outcome, failure) -> {
            if (failure == null) {
                laps.finish(outcome);
            } else {
                Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
                tell(cause);
                laps.finish(cause.getClass().getSimpleName());
            }
        });
    }

    private void tell(Throwable failure) {
        if (told.incrementAndGet() <= TOLD_MAX) {
            System.out.println("  Failed: " + failure);
        }
    }

    private static void parkUntil(long dueNanos) {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void drain(Step step) {
        long giveUpNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS_MAX);
        while (step.outstanding() > 0) {
            if (System.nanoTime() > giveUpNanos) {
                throw new IllegalStateException("%d who came have not been served after %d s."
                        .formatted(step.outstanding(), DRAIN_SECONDS_MAX));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
