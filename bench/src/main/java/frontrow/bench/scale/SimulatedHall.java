package frontrow.bench.scale;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Fans who choose from a map that is a second old, the best seats first: who is not the first to ask for a seat looks again in the next
 * second.
 */
final class SimulatedHall {

    private static final long SEED = 20_26;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int seats;

    SimulatedHall(int seats) {
        this.seats = seats;
    }

    /**
     * @param tries   holds asked for until the last seat has gone; one of them for each seat is won
     * @param seconds until then
     */
    record Sold(long tries, int seconds) {}

    /**
     * @param perSecond who come anew to choose, each second; at least one
     * @param looksAt   how many of the best free seats a fan chooses from, each as gladly as another; at least one
     */
    Sold sell(int perSecond, int looksAt) {
        int free = seats;
        int again = 0;
        long tries = 0;
        int second = 0;
        for (; free > 0; second++) {
            int choosing = perSecond + again;
            int won = firsts(choosing, Math.min(looksAt, free));
            free -= won;
            again = choosing - won;
            tries += choosing;
        }
        return new Sold(tries, second);
    }

    /** @return how many seats somebody has asked for */
    private int firsts(int choosing, int among) {
        BitSet asked = new BitSet(among);
        for (int fan = 0; fan < choosing; fan++) {
            asked.set(random.nextInt(among));
        }
        return asked.cardinality();
    }
}
