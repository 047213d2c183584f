package frontrow.messaging.health;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.postgresql.Driver;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Appears in health as {@code broker} and {@code database}; both belong to readiness. */
@AutoConfiguration(afterName = {"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration"})
@EnableConfigurationProperties({HealthProperties.class, KafkaProperties.class})
public class HealthAutoConfiguration {

    @Bean
    LifeSign brokerLifeSign(KafkaProperties kafka, HealthProperties limits, Environment environment) {
        Map<String, Object> configuration = new HashMap<>(kafka.buildAdminProperties());
        configuration.put(CommonClientConfigs.CLIENT_ID_CONFIG, service(environment) + "-health");
        return new LifeSign("The broker", new BrokerQuestion(configuration, limits.answerWaitMax()), limits);
    }

    @Bean
    LifeSignHealth brokerHealthIndicator(@Qualifier("brokerLifeSign") LifeSign brokerLifeSign) {
        return new LifeSignHealth(brokerLifeSign);
    }

    @Bean
    @ConditionalOnBean(HealthEndpoint.class)
    ReadyGauge readyGauge(HealthEndpoint health) {
        return new ReadyGauge(health);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Driver.class, JdbcConnectionDetails.class})
    @ConditionalOnBean({DataSource.class, JdbcConnectionDetails.class})
    static class OfDatabase {

        @Bean
        LifeSign databaseLifeSign(JdbcConnectionDetails database, HealthProperties limits, Environment environment) {
            return new LifeSign("The database", new DatabaseQuestion(database, service(environment)), limits);
        }

        @Bean
        LifeSignHealth databaseHealthIndicator(@Qualifier("databaseLifeSign") LifeSign databaseLifeSign) {
            return new LifeSignHealth(databaseLifeSign);
        }
    }

    private static String service(Environment environment) {
        return environment.getProperty("frontrow.service", "frontrow");
    }
}
