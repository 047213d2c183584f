package frontrow.simulation;

import frontrow.events.Topics;
import java.util.Map;
import java.util.Objects;

/** The topics. */
final class Broker {

    private static final int PARTITIONS = 2;

    private final Map<String, Topic> topics = Map.of(
            Topics.QUEUE, new Topic(Topics.QUEUE, 1),
            Topics.RESERVATION, new Topic(Topics.RESERVATION, PARTITIONS),
            Topics.PAYMENT, new Topic(Topics.PAYMENT, PARTITIONS),
            Topics.WALLET, new Topic(Topics.WALLET, PARTITIONS));

    Topic topic(String name) {
        return Objects.requireNonNull(topics.get(name));
    }
}
