package frontrow.messaging.follow;

import frontrow.messaging.TopicFollower;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.consume.ConsumeAutoConfiguration;
import frontrow.messaging.consume.ConsumerSettings;
import frontrow.messaging.consume.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Followers for whoever asks; none by itself. */
@AutoConfiguration(after = ConsumeAutoConfiguration.class)
public class FollowAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TopicFollower.Factory topicFollowers(ConsumerSettings settings, EventCodec codec, Retries retries,
            ObjectProvider<MeterRegistry> meters) {
        return new KafkaTopicFollowers(settings, codec, retries, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
