package frontrow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which line a crowd joins, on a system that has three concerts and lets nobody in. */
class CrowdTest {

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer system;

    CrowdTest() throws IOException {
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            switch (exchange.getRequestURI().getPath()) {
                case "/api/concerts" -> answer(exchange, 200, """
                        {"concerts": [{"concertId": "id-1", "name": "Acoustic night"},
                                      {"concertId": "id-2", "name": "Front Row: the stadium show"},
                                      {"concertId": "id-3", "name": "Winter ballads"}]}""");
                case "/api/demo/users" -> answer(exchange, 201, "{\"accessToken\": \"anybody\"}");
                default -> answer(exchange, 404, "{\"code\": \"NOT_FOUND\", \"detail\": \"Nobody is let in.\"}");
            }
        });
        system.start();
    }

    @AfterEach
    void stop() {
        system.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"winter, id-3", "WINTER BALL, id-3", "id-1, id-1", "'', id-2"})
    void joinsTheLineOfTheConcertThatWasNamed(String wanted, String concert) throws InterruptedException {
        assertThat(crowd().wanting(wanted).buy()).isZero();

        assertThat(asked).contains("/api/queues/" + concert + "/tokens");
    }

    @Test
    void saysWhichConcertsThereAreWhereNoneIsNamedSo() {
        assertThatThrownBy(() -> crowd().wanting("summer").buy()).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("summer", "Acoustic night", "Winter ballads");
    }

    private Crowd crowd() {
        return new Crowd(URI.create("http://127.0.0.1:" + system.getAddress().getPort()), 1, 1, line -> {});
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
