package frontrow.bench.eventuate;

import com.zaxxer.hikari.HikariDataSource;
import io.eventuate.common.id.IdGenerator;
import io.eventuate.tram.sagas.spring.orchestration.SagaOrchestratorConfiguration;
import io.eventuate.tram.sagas.spring.participant.SagaParticipantConfiguration;
import io.eventuate.tram.spring.commands.common.TramCommandsCommonAutoConfiguration;
import io.eventuate.tram.spring.consumer.jdbc.TramConsumerJdbcAutoConfiguration;
import io.eventuate.tram.spring.jdbckafka.TramJdbcKafkaConfiguration;
import io.eventuate.tram.spring.messaging.common.TramMessagingCommonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The library's own configurations, and its relay, which it would rather see in a process of its own. */
@Configuration(proxyBeanMethods = false)
@Import({TramMessagingCommonAutoConfiguration.class, TramCommandsCommonAutoConfiguration.class,
        TramConsumerJdbcAutoConfiguration.class,
        TramJdbcKafkaConfiguration.class, SagaOrchestratorConfiguration.class, SagaParticipantConfiguration.class})
class TramConfiguration {

    private static final int RELAY_CONNECTIONS = 2;

    @Bean(initMethod = "start", destroyMethod = "stop")
    Relay relay(PeerProperties properties, DataSourceProperties database, IdGenerator ids,
            @SuppressWarnings("unused") Channels channels) {
        HikariDataSource connections = database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
        connections.setPoolName("relay");
        connections.setMaximumPoolSize(RELAY_CONNECTIONS);
        connections.addDataSourceProperty("options", "-c enable_seqscan=off");
        return new Relay(properties, connections, ids);
    }
}
