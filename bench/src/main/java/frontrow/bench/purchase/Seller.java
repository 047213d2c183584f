package frontrow.bench.purchase;

import java.util.concurrent.CompletableFuture;

/** A system that sells seats over HTTP. Purchases are numbered; each is by a fan, and of a seat, of its own. */
interface Seller extends AutoCloseable {

    String name();

    /** Gives the fans of these purchases what they need to buy: more and more, from 0. Those that are too poor get no money. */
    void prepare(int from, int to);

    /** @return what {@link #pay} needs to know */
    CompletableFuture<Hold> hold(int number);

    /** @return when the payment has ended: whether the seat is the fan's */
    CompletableFuture<Boolean> pay(int number, Hold hold);

    /** Processor time so far, of everything but the driver. */
    double cpuSeconds();

    /** Whether its books are right. */
    boolean proven();

    @Override
    void close();

    record Hold(String reservation, long amount) {}
}
