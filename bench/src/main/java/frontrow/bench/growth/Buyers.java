package frontrow.bench.growth;

import frontrow.bench.Scale;
import frontrow.bench.load.Meter.Rung;
import frontrow.bench.load.WarmUp;
import frontrow.bench.purchase.Purchase;
import frontrow.bench.purchase.Run;
import frontrow.bench.seller.FrontrowSeller;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Purchases at a rate that is the same for everybody, after a warm-up. */
final class Buyers {

    /** Low enough that the processors have time, for otherwise what arrives together is done together, and costs less. */
    static final int RATE = 50;
    private static final int WARM_UP_RATE = 100;
    private static final int WARM_UP_SECONDS = 30;
    private static final int WARM_UP_LAPS_MAX = 4;
    private static final int SECONDS = 15;

    private final Scale scale;

    Buyers(Scale scale) {
        this.scale = scale;
    }

    /**
     * @param settings as {@link FrontrowSeller} has them
     * @param before   makes the system as large as it is to be
     * @param proven   whether the books are right in the end
     */
    Rung buy(Path data, List<String> settings, Consumer<FrontrowSeller> before, Proof proven) {
        try (FrontrowSeller seller = new FrontrowSeller(data, Purchase.HALL, settings.toArray(String[]::new))) {
            before.accept(seller);
            Run run = new Run(seller);
            int rate = scale.of(RATE, 20);
            run.climb(List.of(scale.of(WARM_UP_RATE, 20)), scale.of(WARM_UP_SECONDS, 1));
            WarmUp.untilWarm(seller.name(), seller, scale.of(WARM_UP_LAPS_MAX, 0), () -> run.climb(List.of(rate), SECONDS));
            Rung rung = run.climb(List.of(rate), scale.of(SECONDS, 1)).getFirst();
            if (!proven.of(seller)) {
                throw new IllegalStateException("The books of Frontrow are not right: this run is no result.");
            }
            return rung;
        }
    }

    /** How the books are checked. */
    interface Proof {
        boolean of(FrontrowSeller seller);
    }
}
