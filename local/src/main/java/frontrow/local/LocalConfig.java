package frontrow.local;

import frontrow.servers.ServersConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How the system runs.
 *
 * @param dataDirectory everything it keeps
 * @param registryHome  the unpacked schema registry
 * @param services      those that run
 * @param instances     of each service; the first has the port given, the others take free ones
 * @param partitions    of each topic made at the first start; a concert's line is one partition, and few are cheap
 * @param demoConcerts  whether the first start schedules some concerts
 * @param extra         further Spring properties by service
 * @param progress      hears one line a step
 */
public record LocalConfig(Path dataDirectory, Path registryHome, Ports ports, List<String> services, int instances,
        int partitions,
        boolean demoConcerts, Map<String, Map<String, Object>> extra, Consumer<String> progress) {

    static final int INSTANCES_MAX = 8;
    static final int PARTITIONS_DEFAULT = 4;

    public LocalConfig {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        extra = Map.copyOf(extra);
        services = List.copyOf(services);
        if (instances < 1 || instances > INSTANCES_MAX) {
            throw new IllegalArgumentException("There can be 1 to " + INSTANCES_MAX + " instances, not " + instances + ".");
        }
    }

    /** One instance of each service that sells on free ports, no concerts, silent: for tests. */
    public static LocalConfig onFreePorts(Path dataDirectory) {
        return new LocalConfig(dataDirectory, ServersConfig.registryHomeOfTheBuild(), Ports.free(), Services.SELLING, 1,
                PARTITIONS_DEFAULT, false,
                Map.of(),
                line -> {});
    }

    public LocalConfig withInstances(int wanted) {
        return new LocalConfig(dataDirectory, registryHome, ports, services, wanted, partitions, demoConcerts, extra, progress);
    }

    public LocalConfig withPartitions(int wanted) {
        return new LocalConfig(dataDirectory, registryHome, ports, services, instances, wanted, demoConcerts, extra, progress);
    }

    public LocalConfig withDemoConcerts() {
        return new LocalConfig(dataDirectory, registryHome, ports, services, instances, partitions, true, extra, progress);
    }

    /** The figures, too. */
    public LocalConfig withAnalytics() {
        return new LocalConfig(dataDirectory, registryHome, ports, Services.ALL, instances, partitions, demoConcerts, extra,
                progress);
    }

    /** One more Spring property for one service. */
    public LocalConfig with(String service, String property, Object value) {
        Map<String, Map<String, Object>> more = new HashMap<>(extra);
        Map<String, Object> ofService = new HashMap<>(more.getOrDefault(service, Map.of()));
        ofService.put(property, value);
        more.put(service, Map.copyOf(ofService));
        return new LocalConfig(dataDirectory, registryHome, ports, services, instances, partitions, demoConcerts, more, progress);
    }

    ServersConfig servers() {
        return new ServersConfig(dataDirectory, registryHome, ports.postgres(), ports.kafka(), ports.registry(), partitions,
                progress);
    }
}
