package frontrow.audit.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    private Path directory;

    @Test
    void takesWhatKafkasOwnCommandsTake() throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), """
                security.protocol=SASL_SSL
                # a comment
                sasl.mechanism=SCRAM-SHA-512
                """);

        Broker broker = Broker.at(NOWHERE, file);

        assertThat(broker.access()).isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512"));
        assertThatThrownBy(() -> broker.consumer(Map.of())).as("a client that is told no user").isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("JAAS");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Path missing = directory.resolve("missing.properties");

        assertThatThrownBy(() -> Broker.at(NOWHERE, missing)).isInstanceOf(CannotAudit.class)
                .hasMessageContaining(missing.toString());
    }
}
