package frontrow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void sendsAsManyAsTheRateSaysAndNumbersThemThroughAllSteps() {
        List<Integer> numbers = new ArrayList<>();
        OpenLoop load = new OpenLoop((number, laps) -> {
            numbers.add(number);
            return CompletableFuture.completedFuture(number % 2 == 0 ? "even" : "odd");
        });

        Step first = load.run(500, 10);
        load.run(1_000, 20);

        assertThat(numbers).hasSize(30).isSorted().doesNotHaveDuplicates();
        assertThat(first.outcomes()).containsExactly(entry("even", 5L), entry("odd", 5L));
        assertThat(first.sustained()).isTrue();
    }

    @Test
    void countsAFailureUnderItsName() {
        Step step = new OpenLoop((number, laps) -> CompletableFuture.failedFuture(new IllegalStateException("no"))).run(100, 2);

        assertThat(step.outcomes()).containsExactly(entry("IllegalStateException", 2L));
    }

    @Test
    void aBacklogThatGrowsIsNotKeepingUp() {
        Step step = new OpenLoop(answeredAfter(300)).run(1_000, 100);

        assertThat(step.finishedPerSecond()).as("none ended while others came").isZero();
        assertThat(step.sustained()).isFalse();
        assertThat(step.count("late")).isEqualTo(100);
    }

    @Test
    void whoIsAlwaysAsLateKeepsUp() {
        Step step = new OpenLoop(answeredAfter(600)).run(100, 200);

        assertThat(step.sustained()).as("sixty are always under way").isTrue();
    }

    @Test
    void aRateThatCannotEvenBeSentIsNotKeptUpWith() {
        Step step = new OpenLoop((number, laps) -> {
            stall(Duration.ofMillis(60));
            return CompletableFuture.completedFuture("at once");
        }).run(1_000, 10);

        assertThat(step.count("at once")).isEqualTo(10);
        assertThat(step.sustained()).isFalse();
    }

    private static Visit answeredAfter(long millis) {
        return (number, laps) -> new CompletableFuture<String>().completeOnTimeout("late", millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void aLatencyCountsFromWhenTheArrivalWasDue() {
        Step step = new OpenLoop((number, laps) -> {
            if (number == 0) {
                stall(Duration.ofMillis(50));
            }
            laps.lap("answer");
            return CompletableFuture.completedFuture("done");
        }).run(100, 3);

        assertThat(step.latency("answer").msAt(99)).as("the first one").isGreaterThanOrEqualTo(50);
        assertThat(step.latency("answer").msAt(50)).as("the second, due after 10 ms, waited for it").isGreaterThanOrEqualTo(30);
    }

    private static void stall(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
