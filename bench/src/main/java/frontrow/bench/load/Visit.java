package frontrow.bench.load;

import java.util.concurrent.CompletableFuture;

/** What an arrival does. */
@FunctionalInterface
public interface Visit {

    /**
     * Begins without waiting.
     *
     * @param number of the arrival, counted through all steps
     * @return how it ended, in a word; a failure is counted under the name of its exception
     */
    CompletableFuture<String> begin(int number, Laps laps);
}
