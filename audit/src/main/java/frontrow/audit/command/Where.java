package frontrow.audit.command;

import frontrow.audit.database.DatabaseAccess;
import frontrow.audit.read.Broker;
import frontrow.audit.story.Story;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the topics, the registry and the databases are. Each can come from the environment instead, as for the other commands. */
final class Where {

    @Option(names = "--host", paramLabel = "HOST", description = "where all three are (${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_HOST:-127.0.0.1}")
    private String host = "127.0.0.1";

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_KAFKA_PORT:-19092}")
    private int kafkaPort = 19092;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_REGISTRY_PORT:-18081}")
    private int registryPort = 18081;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_POSTGRES_PORT:-15432}")
    private int postgresPort = 15432;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT,…", description = "of Kafka, where it is elsewhere")
    private @Nullable String bootstrapServers;

    @Option(names = "--command-config", paramLabel = "FILE", description = "properties for Kafka's clients (TLS, user), as Kafka's own commands take them", defaultValue = "${env:FRONTROW_KAFKA_COMMAND_CONFIG}")
    private @Nullable Path commandConfig;

    @Option(names = "--registry-url", paramLabel = "URL", description = "of the schema registry, where it is elsewhere")
    private @Nullable String registryUrl;

    @Option(names = "--database-user", paramLabel = "ROLE", description = "a role that may read (${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_AUDIT_DATABASE_USER:-audit}")
    private String databaseUser = "audit";

    @Option(names = "--database-password", paramLabel = "WORD", description = "its password; better by FRONTROW_AUDIT_DATABASE_PASSWORD", defaultValue = "${env:FRONTROW_AUDIT_DATABASE_PASSWORD:-audit}")
    private String databasePassword = "audit";

    Broker broker() {
        String servers = bootstrapServers == null ? host + ":" + kafkaPort : bootstrapServers;
        return commandConfig == null ? Broker.at(servers) : Broker.at(servers, commandConfig);
    }

    String registryUrl() {
        return registryUrl == null ? "http://" + host + ":" + registryPort : registryUrl;
    }

    Story story() {
        return new Story(broker(), registryUrl(), Progress::new);
    }

    DatabaseAccess databases() {
        return new DatabaseAccess("jdbc:postgresql://%s:%d/".formatted(host, postgresPort), databaseUser, databasePassword);
    }
}
