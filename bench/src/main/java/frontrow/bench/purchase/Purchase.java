package frontrow.bench.purchase;

import frontrow.bench.seller.Hall;

/** Purchases are numbered; each is by a fan, and of a seat, of its own. Who buys what: one in ten is too poor, one in twenty never pays. */
public final class Purchase {

    private static final int PERFORMANCES = 40;
    private static final int SEATS = 5_000;

    /** A seat for each of 200,000 fans. */
    public static final Hall HALL = new Hall(PERFORMANCES, SEATS, PERFORMANCES * SEATS);

    private Purchase() {}

    static boolean poor(int number) {
        return number % 10 == 5;
    }

    static boolean neverPays(int number) {
        return number % 20 == 0;
    }

    static int performance(int number) {
        return number % PERFORMANCES;
    }

    /** From 1. */
    static int seat(int number) {
        return number / PERFORMANCES + 1;
    }
}
