package frontrow.messaging.codec;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** One codec a service; it knows the schemas of the service's own topic before anything is written. */
@AutoConfiguration
@EnableConfigurationProperties(RegistryProperties.class)
public class CodecAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CodecAutoConfiguration.class);
    private static final long RETRY_MILLIS = 500;

    @Bean
    @ConditionalOnMissingBean(EventCodec.class)
    SchemaRegistry schemaRegistry(RegistryProperties registry) {
        return new SchemaRegistry(registry);
    }

    @Bean
    @ConditionalOnMissingBean(EventCodec.class)
    EventCodec eventCodec(SchemaRegistry schemaRegistry, RegistryProperties registry, Environment environment)
            throws InterruptedException {
        AvroEventCodec codec = new AvroEventCodec(schemaRegistry);
        String ownTopic = environment.getProperty("frontrow.service", "") + ".events";
        Instant giveUpAt = Instant.now().plus(registry.startWaitMax());
        while (true) {
            try {
                codec.warmUp(ownTopic);
                return codec;
            } catch (RegistryUnavailable e) {
                if (Instant.now().isAfter(giveUpAt)) {
                    throw e;
                }
                LOG.warn("{} Waiting for it.", e.getMessage());
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }
}
