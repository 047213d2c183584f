package frontrow.servers;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers keep their data and which loopback ports they listen on.
 *
 * @param dataDirectory everything the servers keep, logs included; made if absent
 * @param registryHome  the unpacked schema registry; PostgreSQL's programs are unpacked beside it
 * @param partitions    of each topic made at the first start
 * @param progress      hears one line a step
 * @param secured       where Kafka listens, too; null: nowhere
 */
public record ServersConfig(Path dataDirectory, Path registryHome, int postgresPort, int kafkaPort, int registryPort,
        int partitions, Consumer<String> progress, @Nullable SecuredListener secured) {

    /** Set by the build to the directory that the schema registry was unpacked to. */
    public static final String REGISTRY_HOME_PROPERTY = "frontrow.registry.home";

    static final int PARTITIONS_DEFAULT = 4;

    public ServersConfig {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        registryHome = registryHome.toAbsolutePath().normalize();
    }

    /** Everybody on this machine may do everything. */
    public ServersConfig(Path dataDirectory, Path registryHome, int postgresPort, int kafkaPort, int registryPort, int partitions,
            Consumer<String> progress) {
        this(dataDirectory, registryHome, postgresPort, kafkaPort, registryPort, partitions, progress, null);
    }

    public ServersConfig with(SecuredListener listener) {
        return new ServersConfig(dataDirectory, registryHome, postgresPort, kafkaPort, registryPort, partitions, progress,
                listener);
    }

    /** Free ports, no output: for tests. */
    public static ServersConfig onFreePorts(Path dataDirectory) {
        return new ServersConfig(dataDirectory, registryHomeOfTheBuild(), LoopbackPorts.free(), LoopbackPorts.free(),
                LoopbackPorts.free(), PARTITIONS_DEFAULT, line -> {});
    }

    /** @throws ServerFailed if the build did not say where the registry is */
    public static Path registryHomeOfTheBuild() {
        String home = System.getProperty(REGISTRY_HOME_PROPERTY);
        if (home == null) {
            throw new ServerFailed("The system property " + REGISTRY_HOME_PROPERTY
                    + " must name the unpacked schema registry (servers/target/registry).");
        }
        return Path.of(home);
    }

    Path logs() {
        return dataDirectory.resolve("logs");
    }
}
