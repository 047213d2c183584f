package frontrow.bench.purchase;

/** Who buys what: one in ten is too poor, one in twenty never pays. */
final class Purchase {

    static final int PERFORMANCES = 40;
    static final int SEATS_PER_PERFORMANCE = 5_000;
    /** Of one system. */
    static final int NUMBERS_MAX = PERFORMANCES * SEATS_PER_PERFORMANCE;
    static final long PRICE = 50_000;

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
