package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.servers.ServerFailed;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class FailuresTest {

    @Test
    void saysWhatIsWrongInOneSentence() {
        assertThat(Failures.sentence(new ServerFailed("Port 1, wanted for Kafka, is taken by another program.")))
                .isEqualTo("Port 1, wanted for Kafka, is taken by another program.");
        assertThat(Failures.sentence(new RuntimeException(new PortInUseException(8082))))
                .isEqualTo("Port 8082 is taken by another program.");
        assertThat(Failures.sentence(new ServerFailed("Cannot write.", new IOException("No space left on device"))))
                .isEqualTo("The disk is full.");
    }

    @Test
    void pointsToTheLogWhenItDoesNotKnow() {
        assertThat(Failures.sentence(new IllegalStateException("outer", new IllegalArgumentException("inner"))))
                .isEqualTo("It does not work: inner; more is in frontrow.log below data/logs.");
    }
}
