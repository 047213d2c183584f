package frontrow.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.core.PGStream;
import org.postgresql.util.HostSpec;

class PatientSocketsTest {

    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int SEND_BUFFER_BYTES = 8_192;

    private final PatientSockets sockets = new PatientSockets();

    @Test
    void whoLooksWhetherASilentServerHasSaidSomethingWaitsForIt() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PGStream stream = to(server)) {
            long began = System.nanoTime();

            assertThat(stream.hasMessagePending()).isFalse();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(50));
        }
    }

    @Test
    void whatTheServerHasSaidIsSeen() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PGStream stream = to(server);
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write('w');

            assertThat(stream.hasMessagePending()).isTrue();
        }
    }

    @Test
    void otherTimeoutsAreWhatTheyAreSetTo() throws IOException {
        try (Socket socket = sockets.createSocket()) {
            socket.setSoTimeout(2_000);

            assertThat(socket.getSoTimeout()).isEqualTo(2_000);
        }
    }

    private PGStream to(ServerSocket server) throws IOException {
        return new PGStream(sockets, new HostSpec("127.0.0.1", server.getLocalPort()), CONNECT_MILLIS_MAX, SEND_BUFFER_BYTES);
    }
}
