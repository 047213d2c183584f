package frontrow.bench.load;

import java.util.Map;

/** What takes processor time under a load. */
public interface Metered {

    /** Processor time so far, of everything but the driver. */
    double cpuSeconds();

    /** Processor time so far of its compilers of byte code; little of it a second tells that it is warm. */
    double compilerSeconds();

    /** Processor time of its parts, by their names, in an order for who reads; empty where they are not told apart. */
    default Map<String, Double> cpuSecondsByPart() {
        return Map.of();
    }
}
