package frontrow.messaging.relay;

import frontrow.messaging.EventSpans;
import frontrow.messaging.outbox.OutboxAutoConfiguration;
import io.debezium.engine.DebeziumEngine;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The relay of a service that has an outbox. */
@AutoConfiguration(after = OutboxAutoConfiguration.class, afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass({DebeziumEngine.class, JdbcTemplate.class})
@ConditionalOnBean({DataSource.class, JdbcConnectionDetails.class, KafkaConnectionDetails.class})
@ConditionalOnProperty("frontrow.service")
@ConditionalOnBooleanProperty(name = "frontrow.messaging.relay.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RelayProperties.class)
public class RelayAutoConfiguration {

    private final String service;
    private final RelayProperties properties;

    RelayAutoConfiguration(@Value("${frontrow.service}") String service, RelayProperties properties) {
        this.service = service;
        this.properties = properties;
    }

    @Bean
    RelayStatus outboxRelayStatus() {
        return new RelayStatus();
    }

    @Bean
    RelayLedger outboxRelayLedger(DataSource dataSource, JdbcConnectionDetails database) {
        return new RelayLedger(dataSource, EngineSettings.slotName(properties, database));
    }

    @Bean
    OutboxRelay outboxRelay(RelayLedger ledger, RelayStatus status, DataSource dataSource, JdbcConnectionDetails database,
            KafkaProperties kafka, KafkaConnectionDetails broker,
            ObjectProvider<OpenTelemetry> telemetry) {
        EngineSettings settings = new EngineSettings(service, ledger.slotName(), database, properties);
        Map<String, Object> producer = kafka.buildProducerProperties();
        List<String> bootstrapServers = broker.getProducer().getBootstrapServers();
        producer.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        producer.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        EventSpans spans = new EventSpans(telemetry.getIfAvailable(OpenTelemetry::noop));
        Supplier<TopicWriter> writers = () -> new TopicWriter(producer, service + ".events", status, spans);
        SlotRebuild rebuild = new SlotRebuild(service, ledger, writers,
                new Resender(new JdbcTemplate(dataSource), properties.batchMax()));
        return new OutboxRelay(service, ledger, settings, writers, rebuild, properties, status);
    }

    @Bean
    OutboxResync outboxResync(RelayLedger ledger) {
        return new LedgerResync(ledger, properties);
    }

    /** Appears in health as {@code outboxRelay}. */
    @Bean
    RelayHealth outboxRelayHealthIndicator(RelayStatus status) {
        return new RelayHealth(status);
    }

    @Bean
    MeterBinder outboxRelayMetrics(RelayStatus status) {
        return new RelayMetrics(service, status);
    }
}
