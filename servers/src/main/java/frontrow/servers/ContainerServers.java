package frontrow.servers;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same servers in containers, from the images they are published as. */
final class ContainerServers {

    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.2.1");
    private static final DockerImageName REGISTRY = DockerImageName.parse("apicurio/apicurio-registry:3.3.3");
    private static final Duration START_WAIT_MAX = Duration.ofMinutes(2);

    private ContainerServers() {}

    static Servers start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES).withUsername("postgres").withPassword("postgres")
                .withStartupTimeout(START_WAIT_MAX);
        postgres.setCommand("postgres", "-c", "wal_level=logical", "-c", "max_connections=200", "-c", "max_replication_slots=20",
                "-c", "max_wal_senders=20", "-c", "wal_sender_timeout=10s");
        KafkaContainer kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0").withStartupTimeout(START_WAIT_MAX);
        GenericContainer<?> registry = new GenericContainer<>(REGISTRY).withExposedPorts(8080)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(8080).withStartupTimeout(START_WAIT_MAX));

        ContainerServer postgresServer = new ContainerServer("PostgreSQL", postgres, 5432);
        ContainerServer broker = new ContainerServer("Kafka", kafka, 9092);
        ContainerServer registryServer = new ContainerServer("Schema registry", registry, 8080);
        postgresServer.start();
        broker.start();
        registryServer.start();
        Databases databases = new Databases(postgres.getHost(), postgresServer.port(), "postgres", "postgres");
        return new Servers(postgresServer, databases, broker, kafka.getBootstrapServers(), registryServer,
                "http://" + registry.getHost() + ":" + registryServer.port(), () -> {
                    registry.stop();
                    kafka.stop();
                    postgres.stop();
                }).deployed(ServersConfig.PARTITIONS_DEFAULT);
    }
}
