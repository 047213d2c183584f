package frontrow.events.deploy;

import frontrow.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** One topic a service, kept for ever (design §1): it is the audit trail. */
final class TopicDeployment {

    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            // Followers that start "since" a time, and the audit's "as of", go by the broker's clock alone.
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    private TopicDeployment() {}

    static void deploy(Map<String, Object> kafka, int partitions, short replicationFactor) {
        List<NewTopic> topics = Topics.ALL.stream()
                .map(name -> new NewTopic(name, partitions, replicationFactor).configs(SETTINGS))
                .toList();
        try (Admin admin = Admin.create(kafka)) {
            for (var creation : admin.createTopics(topics).values().entrySet()) {
                awaitCreated(creation.getKey(), creation.getValue());
            }
        }
    }

    private static void awaitCreated(String topic, org.apache.kafka.common.KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new DeploymentFailed("Topic " + topic + " could not be made: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentFailed("Interrupted while making topic " + topic + ".", e);
        }
    }
}
