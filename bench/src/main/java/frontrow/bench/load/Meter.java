package frontrow.bench.load;

import frontrow.bench.system.CpuTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a load and tells what processor time each arrival took, of the system and of its driver. */
public final class Meter {

    private final Metered system;

    public Meter(Metered system) {
        this.system = system;
    }

    /** What came of it, and microseconds of processor time an arrival: the system's, those of its parts, and the driver's. */
    public record Rung(Step step, double systemMicros, Map<String, Double> partMicros, double driverMicros) {}

    public Rung take(OpenLoop load, double ratePerSecond, int arrivals) {
        double systemBefore = system.cpuSeconds();
        Map<String, Double> partsBefore = system.cpuSecondsByPart();
        double driverBefore = CpuTime.ownSeconds();
        Step step = load.run(ratePerSecond, arrivals);
        double systemMicros = (system.cpuSeconds() - systemBefore) * 1e6 / arrivals;
        double driverMicros = (CpuTime.ownSeconds() - driverBefore) * 1e6 / arrivals;
        Map<String, Double> partMicros = new LinkedHashMap<>();
        system.cpuSecondsByPart()
                .forEach((part, seconds) -> partMicros.put(part,
                        (seconds - partsBefore.getOrDefault(part, 0.0)) * 1e6 / arrivals));
        return new Rung(step, systemMicros, partMicros, driverMicros);
    }
}
