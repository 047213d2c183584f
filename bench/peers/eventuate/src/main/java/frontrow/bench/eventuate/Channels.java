package frontrow.bench.eventuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.TopicExistsException;

/** The names of the saga's channels, each with a topic. Each tuning has its own, as their partitions differ. */
final class Channels {

    private static final Duration CONSUMERS_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Tuning tuning;
    private final String bootstrapServers;

    /** Makes the topics that are not there; a consumer that starts before its topic does not find it for minutes. */
    Channels(PeerProperties properties) {
        this.tuning = properties.tuning();
        this.bootstrapServers = properties.kafka().bootstrapServers();
        try (Admin admin = admin()) {
            for (String channel : List.of(wallet(), replies())) {
                create(admin, channel);
            }
        }
    }

    String sagaType() {
        return "purchase-" + tuning.name().toLowerCase(Locale.ROOT);
    }

    String wallet() {
        return sagaType() + "-wallet";
    }

    /** The library's name for it. */
    private String replies() {
        return sagaType() + "-reply";
    }

    /** Waits until the consumers of both channels have their partitions. */
    void awaitConsumers() {
        Instant giveUpAt = Instant.now().plus(CONSUMERS_WAIT_MAX);
        try (Admin admin = admin()) {
            while (!haveConsumers(admin)) {
                if (Instant.now().isAfter(giveUpAt)) {
                    throw new IllegalStateException("The consumers have no partitions after " + CONSUMERS_WAIT_MAX);
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean haveConsumers(Admin admin) throws InterruptedException {
        try {
            Map<String, ConsumerGroupDescription> groups = admin
                    .describeConsumerGroups(List.of(wallet(), sagaType() + "-consumer"))
                    .all().get();
            return groups.values().stream().allMatch(group -> group.groupState() == GroupState.STABLE
                    && group.members().stream().mapToInt(member -> member.assignment().topicPartitions().size()).sum() == tuning
                            .partitions());
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private void create(Admin admin, String topic) {
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(tuning.partitions()), Optional.empty()))).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic " + topic + " cannot be made", failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }
}
