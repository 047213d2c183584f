package frontrow.events.deploy;

import frontrow.events.EventTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics and registers the schemas; safe to repeat, and to be run before every start of a new version. */
public final class Deployment {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

    private Deployment() {}

    /**
     * Brings broker and registry to what this version of the services needs.
     *
     * @param registryUrl the registry's base URL, for example {@code http://127.0.0.1:18081}
     * @param partitions  of each topic that does not exist yet; an existing topic keeps its own
     * @throws DeploymentFailed if either cannot be reached or refuses
     */
    public static void deploy(String bootstrapServers, String registryUrl, int partitions, short replicationFactor) {
        TopicDeployment.deploy(bootstrapServers, partitions, replicationFactor);
        SchemaRegistration registration = new SchemaRegistration(registryUrl);
        EventTypes.BY_TOPIC.values().stream().flatMap(java.util.List::stream).forEach(registration::register);
        LOG.info("Topics and schemas are deployed.");
    }

    /** {@code Deployment BOOTSTRAP_SERVERS REGISTRY_URL [PARTITIONS [REPLICATION_FACTOR]]}. */
    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("Usage: Deployment BOOTSTRAP_SERVERS REGISTRY_URL [PARTITIONS [REPLICATION_FACTOR]]");
            System.exit(2);
        }
        int partitions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12;
        short replicationFactor = arguments.length > 3 ? Short.parseShort(arguments[3]) : 3;
        try {
            deploy(arguments[0], arguments[1], partitions, replicationFactor);
        } catch (DeploymentFailed failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }
}
