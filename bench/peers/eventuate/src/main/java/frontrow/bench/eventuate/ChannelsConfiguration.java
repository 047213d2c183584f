package frontrow.bench.eventuate;

import io.eventuate.messaging.kafka.basic.consumer.DefaultKafkaConsumerFactory;
import io.eventuate.messaging.kafka.basic.consumer.KafkaConsumerFactory;
import io.eventuate.messaging.kafka.consumer.MultipleSwimlanesPerTopicPartitionMapping;
import io.eventuate.messaging.kafka.consumer.OriginalTopicPartitionToSwimlaneMapping;
import io.eventuate.messaging.kafka.consumer.TopicPartitionToSwimlaneMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {

    @Bean
    Channels channels(PeerProperties properties) {
        return new Channels(properties);
    }

    /** The library's own, but not before there are topics. */
    @Bean
    KafkaConsumerFactory kafkaConsumerFactory(@SuppressWarnings("unused") Channels channels) {
        return new DefaultKafkaConsumerFactory();
    }

    @Bean
    TopicPartitionToSwimlaneMapping lanes(PeerProperties properties) {
        int lanes = properties.tuning().lanesPerPartition();
        return lanes == 1 ? new OriginalTopicPartitionToSwimlaneMapping() : new MultipleSwimlanesPerTopicPartitionMapping(lanes);
    }
}
