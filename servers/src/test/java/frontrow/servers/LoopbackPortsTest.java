package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void handsOutNoPortTwice() {
        assertThat(IntStream.range(0, 500).map(time -> LoopbackPorts.free()).boxed()).doesNotHaveDuplicates();
    }

    @Test
    void anotherProcessTakesOtherPorts() {
        PortBlock ours = PortBlock.take();
        PortBlock theirs = PortBlock.take();

        assertThat(portsOf(ours)).isNotEmpty().doesNotContainAnyElementsOf(portsOf(theirs));
    }

    private static List<Integer> portsOf(PortBlock block) {
        return Stream.generate(block::next).takeWhile(OptionalInt::isPresent).map(OptionalInt::getAsInt).toList();
    }
}
