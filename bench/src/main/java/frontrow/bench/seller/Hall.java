package frontrow.bench.seller;

/**
 * What is for sale.
 *
 * @param seats       of each performance
 * @param fansMax     who come, at most
 * @param holdSeconds how long a seat is held, where holds run out
 */
public record Hall(int performances, int seats, int fansMax, int holdSeconds) {

    private static final int HOLD_SECONDS_DEFAULT = 300;

    public Hall(int performances, int seats, int fansMax) {
        this(performances, seats, fansMax, HOLD_SECONDS_DEFAULT);
    }

    /** Of each seat. */
    long price() {
        return 50_000;
    }
}
