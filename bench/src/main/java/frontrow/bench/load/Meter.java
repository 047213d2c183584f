package frontrow.bench.load;

import frontrow.bench.system.CpuTime;
import java.util.function.DoubleSupplier;

/** Runs a load and tells what processor time each arrival took, of the system and of its driver. */
public final class Meter {

    private final DoubleSupplier systemCpuSeconds;

    /** @param systemCpuSeconds processor time so far, of everything but the driver */
    public Meter(DoubleSupplier systemCpuSeconds) {
        this.systemCpuSeconds = systemCpuSeconds;
    }

    /** What came of it, and microseconds of processor time an arrival. */
    public record Rung(Step step, double systemMicros, double driverMicros) {}

    public Rung take(OpenLoop load, double ratePerSecond, int arrivals) {
        double systemBefore = systemCpuSeconds.getAsDouble();
        double driverBefore = CpuTime.ownSeconds();
        Step step = load.run(ratePerSecond, arrivals);
        return new Rung(step, (systemCpuSeconds.getAsDouble() - systemBefore) * 1e6 / arrivals,
                (CpuTime.ownSeconds() - driverBefore) * 1e6 / arrivals);
    }
}
