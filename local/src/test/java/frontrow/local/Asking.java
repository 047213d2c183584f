package frontrow.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks once, through the gateway; whatever is not the answer that it should be, no answer too, is {@link Refused}. */
final class Asking implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;

    Asking(URI gateway) {
        this.gateway = gateway;
    }

    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String what) {
            super(what);
        }
    }

    String token(String user, List<String> roles) {
        return ask("POST", "/api/demo/users", "", Map.of(), Map.of("userId", user, "roles", roles), 201).path("accessToken")
                .asString();
    }

    JsonNode get(String path, String token) {
        return ask("GET", path, token, Map.of(), null, 200);
    }

    JsonNode ask(String method, String path, String token, Map<String, String> headers, @Nullable Object body,
            Integer... expected) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (!List.of(expected).contains(answer.statusCode())) {
                throw new Refused("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException | InterruptedException e) {
            throw new Refused("%s %s: %s".formatted(method, path, e));
        }
    }

    /** Server-sent events as they come. */
    Stream<String> events(String path, String token) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> stream = client.send(HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofLines());
        if (stream.statusCode() != 200) {
            throw new Refused("%d for a stream".formatted(stream.statusCode()));
        }
        return stream.body();
    }

    static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Breaks what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
