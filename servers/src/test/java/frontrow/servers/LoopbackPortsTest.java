package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

    @Test
    void refusesATakenPortInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LoopbackPorts.requireFree(taken.getLocalPort(), "Kafka")).isInstanceOf(ServerFailed.class)
                    .hasMessage("Port %d, wanted for Kafka, is taken by another program.", taken.getLocalPort());
        }
    }

    @Test
    void findsAPortThatIsFree() {
        int port = LoopbackPorts.free();

        assertThatCode(() -> LoopbackPorts.requireFree(port, "Kafka")).doesNotThrowAnyException();
    }
}
