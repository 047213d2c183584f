package frontrow.bench.load;

/**
 * Load that does not count, until the system is warm: a sale begins long after its services were started. Whoever runs more code takes
 * longer, so everybody is given the time it needs.
 */
public final class WarmUp {

    /** Of one processor: who compiles less than that is warm. */
    private static final double COMPILING_MAX = 0.1;

    private WarmUp() {}

    /**
     * @param lapsMax as often at most, however cold it is still
     * @param lap     what leaves most of the processors to the compilers, for a while
     */
    public static void untilWarm(String name, Metered system, int lapsMax, Runnable lap) {
        double compiling = 1;
        for (int laps = 0; laps < lapsMax && compiling > COMPILING_MAX; laps++) {
            double before = system.compilerSeconds();
            long began = System.nanoTime();
            lap.run();
            compiling = (system.compilerSeconds() - before) * 1e9 / (System.nanoTime() - began);
        }
        System.out.printf("  %s compiles for %.0f %% of a processor%n", name, 100 * compiling);
    }
}
