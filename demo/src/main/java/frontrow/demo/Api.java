package frontrow.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public HTTP API, as a fan or an operator sees it. */
final class Api implements AutoCloseable {

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int RETRIES_MAX = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI gateway;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(URI gateway) {
        this.gateway = gateway;
    }

    /** An answer, whatever its status. */
    record Answer(int status, JsonNode body) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        /** @throws IllegalStateException with what the service said, if it refused */
        JsonNode orThrow() {
            if (!succeeded()) {
                throw new IllegalStateException("%d %s".formatted(status, body));
            }
            return body;
        }

        String code() {
            return body.path("code").asString("");
        }
    }

    /** A bearer token of the demo issuer, as the value of the header. */
    String bearer(String userId, String... roles) throws InterruptedException {
        JsonNode answer = post("/api/demo/users", Map.of("userId", userId, "roles", roles), Map.of()).orThrow();
        return "Bearer " + answer.path("accessToken").asString();
    }

    Answer get(String path, Map<String, String> headers) throws InterruptedException {
        return send(HttpRequest.newBuilder(gateway.resolve(path)), headers);
    }

    Answer post(String path, Object body, Map<String, String> headers) throws InterruptedException {
        return send(HttpRequest.newBuilder(gateway.resolve(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))), headers);
    }

    /** A 503 is asked again, as its Retry-After says: whoever needs to, sends an Idempotency-Key. */
    private Answer send(HttpRequest.Builder request, Map<String, String> headers) throws InterruptedException {
        headers.forEach(request::header);
        HttpRequest complete = request.timeout(ANSWER_WAIT_MAX).build();
        Answer answer = sendOnce(complete);
        for (int retry = 0; answer.status() == 503 && retry < RETRIES_MAX; retry++) {
            Thread.sleep(RETRY_AFTER);
            answer = sendOnce(complete);
        }
        return answer;
    }

    private Answer sendOnce(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body().isBlank() ? "{}" : response.body()));
        } catch (IOException failed) {
            return new Answer(503, JSON.createObjectNode().put("code", "NO_ANSWER").put("detail", String.valueOf(failed)));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
