package frontrow.bench.seller;

import frontrow.bench.load.Metered;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;

/** A system that sells seats over HTTP, to fans with numbers from 0. */
public interface Seller extends Metered, AutoCloseable {

    String name();

    /** Lets these fans in: more and more, from 0. Nobody has money yet. */
    void admit(int from, int to);

    /** Gives money for two seats to those of these fans who are not too poor. */
    void charge(int from, int to, IntPredicate poor);

    /**
     * @param performance from 0
     * @param seat        from 1
     * @return empty if the seat is taken
     */
    CompletableFuture<Optional<Hold>> hold(int fan, int performance, int seat);

    /** @return when the payment has ended: whether the seat is the fan's */
    CompletableFuture<Boolean> pay(int fan, Hold hold);

    DatabaseWork databaseWork();

    /** Whether its books are right. */
    boolean proven();

    @Override
    void close();

    /**
     * A seat held.
     *
     * @param expiresAt when it is free again if nobody pays; in the far future where holds do not run out
     */
    record Hold(String reservation, long amount, Instant expiresAt) {}
}
