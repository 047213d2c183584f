package frontrow.analytics.messaging;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** How long nothing must have come before {@link EventsListener} looks whether everything is to be counted anew. */
@Configuration(proxyBeanMethods = false)
class IdleConfiguration {

    private static final Duration IDLE = Duration.ofSeconds(1);

    @Bean
    ContainerPostProcessor<String, SpecificRecord, ConcurrentMessageListenerContainer<String, SpecificRecord>> toldWhenIdle() {
        return container -> {
            ContainerProperties properties = container.getContainerProperties();
            properties.setIdleEventInterval(IDLE.toMillis());
            properties.setIdleBeforeDataMultiplier(1);
        };
    }
}
