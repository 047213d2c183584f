package frontrow.messaging.consume;

import frontrow.messaging.deadletter.DeadLetterTopics;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * A listener of a topic also listens to what operators drive again for its group. Subscribed by pattern, because that topic is not
 * there before its first use.
 */
final class RedriveAwareContainerFactory<K, V> extends ConcurrentKafkaListenerContainerFactory<K, V> {

    @Override
    protected ConcurrentMessageListenerContainer<K, V> createContainerInstance(KafkaListenerEndpoint endpoint) {
        Collection<String> topics = endpoint.getTopics();
        String consumerGroup = endpoint.getGroupId();
        if (topics == null || topics.isEmpty() || consumerGroup == null) {
            return super.createContainerInstance(endpoint);
        }
        ContainerProperties properties = new ContainerProperties(subscription(topics, consumerGroup));
        return new ConcurrentMessageListenerContainer<>(Objects.requireNonNull(getConsumerFactory()), properties);
    }

    static Pattern subscription(Collection<String> topics, String consumerGroup) {
        return Pattern.compile(topics.stream()
                .flatMap(topic -> Stream.of(topic, DeadLetterTopics.redrive(topic, consumerGroup)))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }
}
