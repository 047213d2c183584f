package frontrow.audit.read;

import frontrow.events.deploy.CommandConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Where the topics are, and how one gets in.
 *
 * @param bootstrapServers {@code HOST:PORT,…}
 * @param access           what a client of this Kafka needs beside that: TLS, user and password, by Kafka's own names
 */
public record Broker(String bootstrapServers, Map<String, String> access) {

    public Broker {
        access = Map.copyOf(access);
    }

    /** One that lets everybody in. */
    public static Broker at(String bootstrapServers) {
        return new Broker(bootstrapServers, Map.of());
    }

    /**
     * @param commandConfig properties, as Kafka's own commands take them by the option of this name
     * @throws CannotAudit if it cannot be read
     */
    public static Broker at(String bootstrapServers, Path commandConfig) {
        try {
            return new Broker(bootstrapServers, CommandConfig.read(commandConfig));
        } catch (IOException unreadable) {
            throw new CannotAudit("The file %s of --command-config cannot be read: %s".formatted(commandConfig, unreadable),
                    unreadable);
        }
    }

    KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(access);
        all.putAll(settings);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
