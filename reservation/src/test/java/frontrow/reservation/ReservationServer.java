package frontrow.reservation;

import static org.awaitility.Awaitility.await;

import frontrow.reservation.web.TestPasses;
import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on the tests' servers, with a waiting room that lets everybody in, and a client. */
final class ReservationServer implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestPasses room = new TestPasses();
    private final Map<String, UUID> passIds = new ConcurrentHashMap<>();
    private final Map<String, String> bearers = new ConcurrentHashMap<>();
    private final ConfigurableApplicationContext context;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private ReservationServer(String database, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Servers.shared().springProperties("reservation", database));
        properties.put("frontrow.reservation.pass-keys", room.jwks());
        properties.putAll(more);
        // As arguments: they count more than reservation.yaml.
        String[] arguments = properties.entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        this.context = ReservationApplication.builder().profiles("demo").run(arguments);
        this.address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    static ReservationServer start(String database, Map<String, Object> more) {
        return new ReservationServer(database, more);
    }

    /** One for all tests that need nothing special, ready; it ends with the JVM, as the servers do. */
    static ReservationServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final ReservationServer SERVER = start("reservation", Map.of()).ready();
    }

    private ReservationServer ready() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> call("GET", "/actuator/health/readiness", null, Map.of(), null).status() == 200);
        return this;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    TestPasses room() {
        return room;
    }

    record Reply(int status, JsonNode body, HttpResponse<String> response) {

        String text(String field) {
            return body.required(field).asString();
        }

        String code() {
            return body.path("code").asString();
        }

        UUID id(String field) {
            return UUID.fromString(text(field));
        }
    }

    /** A concert of one performance with seats 1 to 50 at 1000, and a concert's fan who can be told apart by it. */
    record Show(UUID concert, UUID performance) {}

    Show show(int maxSeats, int holdSeconds) {
        Reply reply = operator("POST", "/api/admin/concerts", """
                {"name": "Demo", "maxSeats": %d, "holdSeconds": %d, "performances": [
                  {"startsAt": "%s", "sections": [{"name": "Floor", "firstSeat": 1, "lastSeat": 50, "price": 1000}]}]}
                """.formatted(maxSeats, holdSeconds, Instant.now().plus(1, ChronoUnit.DAYS)));
        if (reply.status() != 201) {
            throw new AssertionError(reply.response().body());
        }
        return new Show(reply.id("concertId"),
                UUID.fromString(reply.body().required("performances").get(0).required("performanceId").asString()));
    }

    UUID passId(String fan, UUID concert) {
        return passIds.computeIfAbsent(fan + concert, key -> UUID.randomUUID());
    }

    String pass(String fan, UUID concert) {
        return room.pass(fan, concert, passId(fan, concert), Instant.now().plusSeconds(600));
    }

    Reply hold(String fan, Show show, int... seats) {
        return fan(fan, "POST", "/api/reservations", pass(fan, show.concert()), JSON.writeValueAsString(
                Map.of("performanceId", show.performance().toString(), "seats", seats)));
    }

    Reply pay(String fan, Show show, UUID reservation, long amount, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Queue-Token", pass(fan, show.concert()));
        return call("POST", "/api/reservations/" + reservation + "/payment", bearer(fan, false), all,
                "{\"amount\": " + amount + "}");
    }

    Reply reservation(String fan, UUID id) {
        return fan(fan, "GET", "/api/reservations/" + id, null, null);
    }

    Reply seats(String fan, Show show, String query) {
        return fan(fan, "GET", "/api/performances/" + show.performance() + "/seats" + query, pass(fan, show.concert()), null);
    }

    Reply fan(String fan, String method, String path, @Nullable String pass, @Nullable String body) {
        return call(method, path, bearer(fan, false), pass == null ? Map.of() : Map.of("Queue-Token", pass), body);
    }

    Reply operator(String method, String path, @Nullable String body) {
        return call(method, path, bearer("operator", true), Map.of(), body);
    }

    private String bearer(String user, boolean operator) {
        return bearers.computeIfAbsent(user + operator, key -> bean(DemoTokens.class).issue(user, operator));
    }

    Reply call(String method, String path, @Nullable String bearer, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (method.equals("POST") && !headers.containsKey("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
