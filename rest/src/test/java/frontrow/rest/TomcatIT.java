package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses before any filter is a problem too, and it keeps its connections. */
class TomcatIT {

    private static final int CONNECTED_AT_ONCE = 400;
    private static final int CONNECT_MILLIS_MAX = 10_000;

    private static TestClient service;

    @BeforeAll
    static void start() {
        service = TestClient.of(TestService.withoutDatabase().profiles("demo"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GARBAGE                                    | 400 | BAD_REQUEST
            GET /a b HTTP/1.1\\r\\nHost: x             | 400 | BAD_REQUEST
            GET /a HTTP/1.1                            | 400 | BAD_REQUEST
            GET /a HTTP/9.9\\r\\nHost: x               | 505 | HTTP_VERSION_NOT_SUPPORTED
            GET /api//things HTTP/1.1\\r\\nHost: x     | 400 | BAD_REQUEST
            GET /api/%00 HTTP/1.1\\r\\nHost: x         | 400 | BAD_REQUEST
            GET /api/%2e%2e/x HTTP/1.1\\r\\nHost: x    | 400 | BAD_REQUEST
            TRACE /api/concerts HTTP/1.1\\r\\nHost: x  | 405 | METHOD_NOT_ALLOWED
            POST /api/demo/users HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -1 | 400 | BAD_REQUEST
            """)
    void evenTomcatRefusesWithAProblem(String request, int status, String code) throws IOException {
        assertThat(raw(request.replace("\\r\\n", "\r\n") + "\r\n")).startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json", "\"code\":\"" + code + "\"");
    }

    @Test
    void evenTomcatRefusesHeadersThatAreTooLargeWithAProblem() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(17_000) + "\r\n")).startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\n\r\n[", "Transfer-Encoding: chunked\r\n\r\n"})
    void aBodyThatEndsTooEarlyIsTheCallersMistake(String lengthAndBody) throws IOException {
        String head = "POST /api/demo/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n";
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            connection.getOutputStream().write((head + lengthAndBody).getBytes(StandardCharsets.ISO_8859_1));
            connection.shutdownOutput();
            connection.setSoTimeout(5_000);

            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400")
                    .contains("Content-Type: application/problem+json");
        }
    }

    @Test
    void keepsAConnectionForMoreThanAHundredRequests() throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            byte[] request = "HEAD /api/concerts HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            for (int number = 1; number <= 150; number++) {
                connection.getOutputStream().write(request);
                assertThat(readHead(connection)).as("answer " + number).startsWith("HTTP/1.1 200")
                        .doesNotContain("Connection: close");
            }
        }
    }

    /** Of a service that takes no more connections now, Linux keeps what comes; what it drops is tried again after a second at the earliest. */
    @Test
    void hundredsWhoConnectAtOnceAreKept() throws IOException {
        List<Socket> connected = new ArrayList<>();
        try (TestClient busy = TestClient.of(TestService.withoutDatabase().profiles("demo"),
                "frontrow.rest.limits.connections-max=1")) {
            for (int number = 1; number <= CONNECTED_AT_ONCE; number++) {
                Socket socket = new Socket();
                connected.add(socket);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), busy.port()), CONNECT_MILLIS_MAX);
            }
            assertThat(connected).allMatch(Socket::isConnected);
        } finally {
            for (Socket socket : connected) {
                socket.close();
            }
        }
    }

    static String readHead(Socket connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = connection.getInputStream().read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private static String raw(String head) throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            connection.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            connection.setSoTimeout(5_000);
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
