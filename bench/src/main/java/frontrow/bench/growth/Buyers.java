package frontrow.bench.growth;

import frontrow.bench.Scale;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.WarmUp;
import frontrow.bench.purchase.Buying;
import frontrow.bench.purchase.Purchase;
import frontrow.bench.purchase.Run;
import frontrow.bench.seller.FrontrowSeller;
import frontrow.bench.system.RunningFrontrow;
import java.nio.file.Path;
import java.util.List;

/** A system, warmed up, and those who buy from it, at a rate that is the same for everybody. */
final class Buyers implements AutoCloseable {

    /** Low enough that the processors have time, for otherwise what arrives together is done together, and costs less. */
    static final int RATE = 50;
    private static final int WARM_UP_RATE = 100;
    private static final int WARM_UP_SECONDS = 30;
    private static final int WARM_UP_LAPS_MAX = 8;
    private static final int SECONDS = 15;

    private final Scale scale;
    private final FrontrowSeller seller;
    private final Run run;

    /** @param settings as {@link FrontrowSeller} has them */
    Buyers(Scale scale, Path data, String... settings) {
        this.scale = scale;
        this.seller = new FrontrowSeller(data, Purchase.HALL, settings);
        this.run = new Run(seller);
        run.climb(List.of(scale.of(WARM_UP_RATE, 20)), scale.of(WARM_UP_SECONDS, 1));
    }

    RunningFrontrow frontrow() {
        return seller.frontrow();
    }

    /** For a while, once the compilers rest. */
    Rung buy() {
        int rate = scale.of(RATE, 20);
        WarmUp.untilWarm(seller.name(), seller, scale.of(WARM_UP_LAPS_MAX, 0), () -> run.climb(List.of(rate), SECONDS));
        Rung rung = run.climb(List.of(rate), scale.of(SECONDS, 1)).getFirst();
        if (rung.step().latency(Buying.PAY).count() == 0) {
            throw new IllegalStateException("No payment of Frontrow's has ended: this run is no result.");
        }
        return rung;
    }

    @Override
    public void close() {
        seller.close();
    }
}
