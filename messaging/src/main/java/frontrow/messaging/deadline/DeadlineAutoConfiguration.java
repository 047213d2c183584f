package frontrow.messaging.deadline;

import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.consume.ConsumeAutoConfiguration;
import frontrow.messaging.consume.ConsumerSettings;
import frontrow.messaging.consume.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Deadline watchers for whoever asks; none by itself. */
@AutoConfiguration(after = ConsumeAutoConfiguration.class)
@EnableConfigurationProperties(DeadlineProperties.class)
public class DeadlineAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DeadlineWatcher.Factory deadlineWatchers(ConsumerSettings settings, DeadlineProperties limits, EventCodec codec,
            Retries retries,
            ObjectProvider<MeterRegistry> meters) {
        return new KafkaDeadlineWatchers(settings, limits, codec, retries, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
