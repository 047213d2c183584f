package frontrow.bench.scale;

/**
 * Microseconds of processor time, everything that it takes in all parts: services, broker, databases. As measured on two cores, which all of
 * it and the driver share.
 *
 * @param join         of bench/results/line.md
 * @param poll         of bench/results/line.md
 * @param hold         one more seat asked for, of bench/results/rush.md
 * @param purchase     hold, pay, saga, at the highest rate kept up with, of bench/results/purchase.md
 * @param waitingBytes of heap for a fan who waits, in each instance, of bench/results/line.md
 */
record Costs(double join, double poll, double hold, double purchase, double waitingBytes) {

    static final Costs MEASURED = new Costs(1_300, 410, 561, 4_700, 130);

    private static final double MICROS_PER_SECOND = 1e6;

    /** @return processors that are busy, for so many of each a second */
    double coresJoining(double joins) {
        return joins * join / MICROS_PER_SECOND;
    }

    double coresPolling(double polls) {
        return polls * poll / MICROS_PER_SECOND;
    }

    double heapGigabytes(double waiting) {
        return waiting * waitingBytes / 1e9;
    }

    double coresBuying(double purchases) {
        return purchases * purchase / MICROS_PER_SECOND;
    }
}
