package frontrow.bench.line;

import frontrow.bench.load.Metered;
import java.util.concurrent.CompletableFuture;

/** A waiting line behind HTTP, in which nobody's turn comes. */
interface Line extends Metered, AutoCloseable {

    /** Puts so many others in line, by a shorter way. */
    void fill(int fans);

    /** Makes ready for these fans to come. */
    void expect(int from, int to);

    CompletableFuture<?> join(int fan);

    /** Of who has joined. */
    CompletableFuture<?> poll(int fan);

    @Override
    void close();
}
