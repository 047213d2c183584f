package frontrow.bench.rush;

import frontrow.bench.load.Laps;
import frontrow.bench.load.Visit;
import frontrow.bench.seller.Seller;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;

/** An arrival that wants one seat of one performance, and is told. */
final class Wanting implements Visit {

    static final String WON = "won";
    static final String LOST = "lost";

    private final Seller seller;
    private final int performance;
    private final IntUnaryOperator seatOfFan;

    Wanting(Seller seller, int performance, IntUnaryOperator seatOfFan) {
        this.seller = seller;
        this.performance = performance;
        this.seatOfFan = seatOfFan;
    }

    @Override
    public CompletableFuture<String> begin(int fan, Laps laps) {
        return seller.hold(fan, performance, seatOfFan.applyAsInt(fan)).thenApply(hold -> {
            String outcome = hold.isPresent() ? WON : LOST;
            laps.lap(outcome);
            return outcome;
        });
    }
}
