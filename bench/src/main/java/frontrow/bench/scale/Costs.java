package frontrow.bench.scale;

/**
 * Microseconds of processor time, everything that it takes in all parts: services, broker, databases. As measured on two cores, where all of
 * it and the driver share them.
 *
 * @param join     of bench/results/line.md
 * @param poll     of bench/results/line.md
 * @param hold     one more seat asked for, of bench/results/rush.md
 * @param purchase hold, pay, saga, at the highest rate kept up with, of bench/results/purchase.md
 */
record Costs(double join, double poll, double hold, double purchase) {

    static final Costs MEASURED = new Costs(0, 0, 561, 4_700);

    private static final double MICROS_PER_SECOND = 1e6;

    /** @return processors that are busy, for so many of each a second */
    double coresJoining(double joins) {
        return joins * join / MICROS_PER_SECOND;
    }

    double coresPolling(double polls) {
        return polls * poll / MICROS_PER_SECOND;
    }

    double coresBuying(double purchases) {
        return purchases * purchase / MICROS_PER_SECOND;
    }
}
