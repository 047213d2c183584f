package frontrow.messaging.outbox;

import frontrow.messaging.Outbox;
import frontrow.messaging.SaidEvents;
import frontrow.messaging.codec.EventCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox of a service that has a database. */
@AutoConfiguration(afterName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        "frontrow.messaging.codec.CodecAutoConfiguration"
})
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty("frontrow.service")
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(DataSource dataSource, EventCodec codec, OutboxProperties properties,
            ObjectProvider<MeterRegistry> meters, @Value("${frontrow.service}") String service) {
        return new JdbcOutbox(dataSource, codec, service, properties.appendBatchMax(), Clock.systemUTC(),
                new SaidEvents(meters.getIfAvailable(SimpleMeterRegistry::new)));
    }

    @Bean
    OutboxMaintenance outboxMaintenance(DataSource dataSource, OutboxProperties properties) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new OutboxMaintenance(new OutboxPartitions(new JdbcTemplate(dataSource), transaction, properties));
    }

    @Bean
    MeterBinder outboxMetrics(OutboxMaintenance maintenance) {
        return registry -> Gauge.builder("frontrow.outbox.default.rows", maintenance, OutboxMaintenance::rowsInDefault)
                .description("Rows whose partition was not made in time; is to be 0").register(registry);
    }
}
