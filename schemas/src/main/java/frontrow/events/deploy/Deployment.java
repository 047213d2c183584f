package frontrow.events.deploy;

import frontrow.events.EventTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics and registers the schemas; safe to repeat, and to be run before every start of a new version. */
public final class Deployment {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
    private static final String COMMAND_CONFIG = "--command-config";

    private Deployment() {}

    /**
     * Brings broker and registry to what this version of the services needs.
     *
     * @param registryUrl the registry's base URL, for example {@code http://127.0.0.1:18081}
     * @param partitions  of each topic that does not exist yet; an existing topic keeps its own
     * @throws DeploymentFailed if either cannot be reached or refuses
     */
    public static void deploy(String bootstrapServers, String registryUrl, int partitions, short replicationFactor) {
        deploy(Map.of(), bootstrapServers, registryUrl, partitions, replicationFactor);
    }

    /** @param access what a client of this Kafka needs beside its address, by Kafka's own names */
    public static void deploy(Map<String, String> access, String bootstrapServers, String registryUrl, int partitions,
            short replicationFactor) {
        Map<String, Object> kafka = new HashMap<>(access);
        kafka.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        TopicDeployment.deploy(kafka, partitions, replicationFactor);
        SchemaRegistration registration = new SchemaRegistration(registryUrl);
        EventTypes.BY_TOPIC.values().stream().flatMap(List::stream).forEach(registration::register);
        LOG.info("Topics and schemas are deployed.");
    }

    /**
     * {@code Deployment [--command-config FILE] BOOTSTRAP_SERVERS REGISTRY_URL [PARTITIONS [REPLICATION_FACTOR]]}; the file has properties
     * for Kafka's clients (TLS, user), as Kafka's own commands take them.
     */
    public static void main(String[] arguments) {
        boolean configured = arguments.length > 1 && arguments[0].equals(COMMAND_CONFIG);
        List<String> rest = List.of(arguments).subList(configured ? 2 : 0, arguments.length);
        if (rest.size() < 2) {
            System.err.println(
                    "Usage: Deployment [--command-config FILE] BOOTSTRAP_SERVERS REGISTRY_URL [PARTITIONS [REPLICATION_FACTOR]]");
            System.exit(2);
        }
        int partitions = rest.size() > 2 ? Integer.parseInt(rest.get(2)) : 12;
        short replicationFactor = rest.size() > 3 ? Short.parseShort(rest.get(3)) : 3;
        try {
            deploy(configured ? read(Path.of(arguments[1])) : Map.of(), rest.get(0), rest.get(1), partitions, replicationFactor);
        } catch (DeploymentFailed failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static Map<String, String> read(Path commandConfig) {
        try {
            return CommandConfig.read(commandConfig);
        } catch (IOException unreadable) {
            throw new DeploymentFailed("The file %s of --command-config cannot be read: %s".formatted(commandConfig, unreadable),
                    unreadable);
        }
    }
}
