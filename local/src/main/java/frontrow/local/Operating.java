package frontrow.local;

import frontrow.messaging.codec.CodecAutoConfiguration;
import frontrow.messaging.deadletter.DeadLetterAutoConfiguration;
import frontrow.messaging.outbox.OutboxAutoConfiguration;
import frontrow.messaging.relay.RelayAutoConfiguration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** As much of a service as an operator's command needs. */
final class Operating {

    private Operating() {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({KafkaAutoConfiguration.class, CodecAutoConfiguration.class, DeadLetterAutoConfiguration.class})
    static class OnDeadLetters {}

    /** Its relay stands by while the service runs, and does the service's work while it does not. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
            KafkaAutoConfiguration.class,
            CodecAutoConfiguration.class, OutboxAutoConfiguration.class, RelayAutoConfiguration.class})
    static class OnOutbox {}

    static ConfigurableApplicationContext context(Class<?> configuration, Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=messaging-defaults").run(arguments);
    }
}
