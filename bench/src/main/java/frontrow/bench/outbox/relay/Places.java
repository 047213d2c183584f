package frontrow.bench.outbox.relay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Where the servers are. */
record Places(String databaseUrl, String databaseUser, String databasePassword, String bootstrapServers, String registryUrl) {

    private static final int CONNECTIONS = 20;

    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(databaseUrl);
        config.setUsername(databaseUser);
        config.setPassword(databasePassword);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(false);
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(), new StringSerializer());
    }

    /** For Debezium's engine, with its defaults for all that is not said here. */
    Properties engine(String name) {
        URI database = URI.create(databaseUrl.substring("jdbc:".length()));
        Properties settings = new Properties();
        settings.put("name", name);
        settings.put("topic.prefix", name);
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.put("database.hostname", database.getHost());
        settings.put("database.port", String.valueOf(database.getPort()));
        settings.put("database.dbname", database.getPath().substring(1));
        settings.put("database.user", databaseUser);
        settings.put("database.password", databasePassword);
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", name);
        settings.put("publication.name", name);
        settings.put("snapshot.mode", "no_data");
        return settings;
    }
}
