package frontrow.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class EngineSettingsTest {

    /** Two systems in one process: the second engine waited a minute for the name of the first one's metrics. */
    @Test
    void noTwoEnginesHaveMetricsOfTheSameName() {
        EngineSettings settings = new EngineSettings("wallet", "outbox_wallet", database(), relay());

        assertThat(settings.properties("public")).extractingByKey("custom.metric.tags").isNotNull()
                .isNotEqualTo(settings.properties("public").get("custom.metric.tags"));
    }

    private static RelayProperties relay() {
        Duration any = Duration.ofSeconds(1);
        return new RelayProperties(true, "", 1, any, any, any, any.multipliedBy(2), any, any, any, any);
    }

    private static JdbcConnectionDetails database() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "wallet";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://127.0.0.1/wallet";
            }
        };
    }
}
