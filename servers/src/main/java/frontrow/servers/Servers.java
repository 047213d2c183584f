package frontrow.servers;

import frontrow.events.deploy.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL, Kafka and the schema registry, running, with topics and schemas deployed. */
public final class Servers implements AutoCloseable {

    private final Server postgres;
    private final Databases databases;
    private final Server broker;
    private final String bootstrapServers;
    private final Server registry;
    private final String registryUrl;
    private final AutoCloseable afterwards;

    Servers(Server postgres, Databases databases, Server broker, String bootstrapServers, Server registry, String registryUrl,
            AutoCloseable afterwards) {
        this.postgres = postgres;
        this.databases = databases;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.registryUrl = registryUrl;
        this.afterwards = afterwards;
    }

    /**
     * The servers of this JVM's tests: started at the first call, gone with the JVM. Embedded, or with the system property
     * {@code frontrow.infrastructure=containers} in containers.
     */
    public static Servers shared() {
        return SharedServers.instance();
    }

    /** The same for one test alone, which may stop and kill them, and closes them. */
    public static Servers dedicated() {
        return SharedServers.start();
    }

    /**
     * Starts the servers on the data they find, or on none.
     *
     * @throws ServerFailed with one sentence that says why they cannot run
     */
    public static Servers start(ServersConfig config) {
        return EmbeddedServers.start(config, OrphanGuard.start());
    }

    Servers deployed(int partitions) {
        Deployment.deploy(bootstrapServers, registryUrl, partitions, (short) 1);
        return this;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String registryUrl() {
        return registryUrl;
    }

    /** The database of this name and its owner, a role of the same name that may replicate; both are made if absent. */
    public Database database(String name) {
        return databases.database(name);
    }

    public Server postgres() {
        return postgres;
    }

    public Server broker() {
        return broker;
    }

    public Server registry() {
        return registry;
    }

    /** What a service needs to run on these servers, with a free HTTP port and the database of its own name. */
    public Map<String, Object> springProperties(String service) {
        return springProperties(service, service);
    }

    /** The same with another database, for tests that want a fresh one. */
    public Map<String, Object> springProperties(String service, String databaseName) {
        Database database = database(databaseName);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("frontrow.service", service);
        properties.put("frontrow.registry.url", registryUrl);
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers);
        properties.put("server.address", LoopbackPorts.HOST);
        properties.put("server.port", 0);
        return properties;
    }

    /** Stops all servers in good order. */
    @Override
    public void close() {
        List.of(registry, broker, postgres).forEach(Server::stop);
        try {
            afterwards.close();
        } catch (Exception failed) {
            throw new ServerFailed("The servers are stopped, but what they used is not: " + failed.getMessage(), failed);
        }
    }
}
