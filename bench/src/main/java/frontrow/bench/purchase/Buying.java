package frontrow.bench.purchase;

import frontrow.bench.load.Laps;
import frontrow.bench.load.Visit;
import frontrow.bench.seller.Seller;
import java.util.concurrent.CompletableFuture;

/** An arrival that buys: hold, then pay at once, until the end. */
public final class Buying implements Visit {

    static final String BOUGHT = "bought";
    static final String TOO_POOR = "too poor";
    static final String NEVER_PAID = "never paid";
    public static final String HOLD = "hold";
    public static final String PAY = "pay";

    private final Seller seller;

    Buying(Seller seller) {
        this.seller = seller;
    }

    @Override
    public CompletableFuture<String> begin(int number, Laps laps) {
        return seller.hold(number, Purchase.performance(number), Purchase.seat(number)).thenCompose(hold -> {
            laps.lap(HOLD);
            if (Purchase.neverPays(number)) {
                return CompletableFuture.completedFuture(NEVER_PAID);
            }
            return seller.pay(number, hold.orElseThrow()).thenApply(bought -> {
                laps.lap(PAY);
                return bought ? BOUGHT : TOO_POOR;
            });
        });
    }
}
