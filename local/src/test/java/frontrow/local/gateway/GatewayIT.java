package frontrow.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import frontrow.servers.LoopbackPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer service = HttpServer.create();
    private final Gateway gateway;

    GatewayIT() throws IOException {
        service.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        List<URI> here = List.of(URI.create("http://127.0.0.1:" + service.getAddress().getPort()));
        URI nobody = URI.create("http://127.0.0.1:" + LoopbackPorts.free());
        gateway = Gateway.start(LoopbackPorts.free(),
                Map.of("wallet", here, "queue", List.of(here.getFirst(), here.getFirst()), "payment", List.of(nobody),
                        "reservation", List.of(nobody, here.getFirst(), here.getFirst())));
    }

    @BeforeEach
    void startService() {
        service.start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        gateway.close();
        service.stop(0);
    }

    @Test
    void registersNothingThatAnotherInTheSameProcessWouldAlsoRegister() throws Exception {
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("Tomcat:*"), null)).isEmpty();
    }

    @Test
    void passesTheWholeRequestOnAndTheWholeAnswerBack() throws Exception {
        service.createContext("/api/wallet", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            String seen = "%s %s %s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("X-Forwarded-Port"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 422, seen);
        });

        HttpResponse<String> response = client.send(HttpRequest.newBuilder(gateway.url().resolve("/api/wallet/charges?a=b%20c"))
                .header("Authorization", "Bearer x").header("Idempotency-Key", "k").header("X-Forwarded-Port", "1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"amount\":1}")).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(response.body())
                .isEqualTo("POST /api/wallet/charges?a=b%20c Bearer x k " + gateway.url().getPort() + " {\"amount\":1}");
    }

    @Test
    void letsEventsThroughWhenTheyAreSent() throws Exception {
        CountDownLatch firstWasSeen = new CountDownLatch(1);
        service.createContext("/api/queues", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            send(exchange, "data: first\n");
            if (await(firstWasSeen)) {
                send(exchange, "data: second\n");
            }
            exchange.close();
        });

        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(gateway.url().resolve("/api/queues/1/tokens/me/events")).build(),
                BodyHandlers.ofInputStream());

        try (BufferedReader events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo("data: first");
            firstWasSeen.countDown();
            assertThat(events.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void saysThatAServiceIsAway() throws Exception {
        HttpResponse<String> response = get("/api/payments");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).contains("UNAVAILABLE");
    }

    @Test
    void asksAnotherInstanceWhereNobodyListens() throws Exception {
        service.createContext("/api/reservations", exchange -> answer(exchange, 201,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));

        for (int turn = 0; turn < 3; turn++) {
            assertThat(post("/api/reservations", "once " + turn)).satisfies(response -> {
                assertThat(response.statusCode()).isEqualTo(201);
                assertThat(response.body()).startsWith("once");
            });
        }
    }

    @Test
    void asksTwiceOnlyWhatDoesNoHarmTwice() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        service.createContext("/api/reservations", exchange -> {
            if (asked.incrementAndGet() % 2 == 1) {
                answer(exchange, 503, "not now");
            } else {
                answer(exchange, 201, "now");
            }
        });

        assertThat(post("/api/reservations", "a", "Idempotency-Key", "k").statusCode()).isEqualTo(201);
        assertThat(asked).hasValue(2);
        assertThat(get("/api/reservations").statusCode()).isEqualTo(201);
        assertThat(asked).hasValue(4);
        assertThat(post("/api/reservations", "a").statusCode()).isEqualTo(503);
        assertThat(asked).hasValue(5);
    }

    /** As an instance does that stops listening while connections wait to be accepted. */
    @Test
    void asksAnotherInstanceWhereWhatIsHarmlessTwiceWasBrokenOff() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        service.createContext("/api/queues", exchange -> {
            if (asked.incrementAndGet() % 2 == 1) {
                exchange.close();
            } else {
                answer(exchange, 200, "in line");
            }
        });

        assertThat(post("/api/queues/1/tokens", "").statusCode()).isEqualTo(200);
        assertThat(asked).hasValue(2);
        assertThat(client.send(HttpRequest.newBuilder(gateway.url().resolve("/api/queues/1/tokens/me")).DELETE().build(),
                BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(asked).hasValue(4);
        assertThat(post("/api/queues/1/rooms", "").statusCode()).isEqualTo(503);
        assertThat(asked).hasValue(5);
    }

    @Test
    void servesThePagesAndSwaggerUi() throws Exception {
        assertThat(get("/").body()).contains("/fan/main.js");
        assertThat(get("/lib/lit-html/lit-html.js").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(get("/swagger-ui.html").headers().firstValue("Location")).contains("/swagger-ui/index.html");
        assertThat(get("/swagger-ui/index.html").body()).contains("swagger-initializer.js");
        assertThat(get("/swagger-ui/swagger-initializer.js").body()).contains("\"wallet\"").contains("/v3/api-docs/");
        assertThat(get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    }

    @Test
    void servesNothingElse() throws Exception {
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/api/unknown").statusCode()).isEqualTo(404);
        assertThat(get("/swagger-ui/../../../../logback.xml").statusCode()).isIn(400, 404);
        assertThat(get("/%2e%2e/local/logback.xml").statusCode()).isIn(400, 404);
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(gateway.url() + path)).build(), BodyHandlers.ofString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void send(HttpExchange exchange, String line) throws IOException {
        exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
