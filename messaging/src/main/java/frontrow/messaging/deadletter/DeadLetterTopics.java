package frontrow.messaging.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics beside a consumer group's topic: {@code <topic>.<group>.dlt} has what could not be handled, {@code .redrive} what an
 * operator gave back to that group alone, {@code .resolved} what was done about each letter. One partition each, so that letters have
 * one order; kept for ever.
 */
public final class DeadLetterTopics {

    private static final String DEAD_LETTERS = ".dlt";
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            // A letter is larger than its record by the cause.
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(4 * 1024 * 1024));

    private final Map<String, Object> adminConfiguration;
    private final Set<String> existing = ConcurrentHashMap.newKeySet();

    DeadLetterTopics(Map<String, Object> adminConfiguration) {
        this.adminConfiguration = adminConfiguration;
    }

    /** Where what an operator drives again arrives at a consumer group. */
    public static String redrive(String topic, String consumerGroup) {
        return topic + "." + consumerGroup + ".redrive";
    }

    static boolean hasDeadLetters(String name) {
        return name.endsWith(DEAD_LETTERS);
    }

    static String resolvedOf(String deadLetters) {
        return deadLetters.substring(0, deadLetters.length() - DEAD_LETTERS.length()) + ".resolved";
    }

    /** Makes the topic if it is not there. */
    void ensure(String name) {
        if (existing.contains(name)) {
            return;
        }
        try (Admin admin = Admin.create(adminConfiguration)) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()).configs(SETTINGS))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("Topic " + name + " could not be made.", e.getCause());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        existing.add(name);
    }
}
