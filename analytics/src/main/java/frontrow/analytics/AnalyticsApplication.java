package frontrow.analytics;

import frontrow.analytics.config.AnalyticsProperties;
import frontrow.messaging.outbox.OutboxAutoConfiguration;
import frontrow.messaging.relay.RelayAutoConfiguration;
import frontrow.rest.idempotency.IdempotencyAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The analytics service. It says nothing itself: no outbox, no relay. */
@EnableConfigurationProperties(AnalyticsProperties.class)
@SpringBootApplication(exclude = {OutboxAutoConfiguration.class, RelayAutoConfiguration.class,
        IdempotencyAutoConfiguration.class})
public class AnalyticsApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(AnalyticsApplication.class).properties("spring.config.name=analytics");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
