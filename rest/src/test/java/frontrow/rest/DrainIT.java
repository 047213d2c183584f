package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A request on a kept connection is answered although the service has begun to stop. */
class DrainIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] REQUEST = "HEAD /api/concerts HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aKeptConnectionIsGoodForOneMoreRequest() throws Exception {
        TestClient service = TestClient.of(TestService.withoutDatabase().profiles("demo"), "frontrow.rest.limits.drain-max=10s");
        try (Socket kept = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            assertThat(answerOn(kept)).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");

            Thread stopping = Thread.ofPlatform().start(service::close);
            await().atMost(PATIENCE).until(() -> nobodyListens(service.port()));

            assertThat(answerOn(kept)).startsWith("HTTP/1.1 200").contains("Connection: close");
            assertThat(kept.getInputStream().read()).as("the end").isEqualTo(-1);
            assertThat(stopping.join(PATIENCE)).as("stopped, as no connection is left").isTrue();
        }
    }

    private static boolean nobodyListens(int port) throws IOException {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static String answerOn(Socket connection) throws IOException {
        connection.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.getOutputStream().write(REQUEST);
        return TomcatIT.readHead(connection);
    }
}
