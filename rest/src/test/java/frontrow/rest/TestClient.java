package frontrow.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service and its HTTP. */
record TestClient(ConfigurableApplicationContext context, HttpClient http) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TestClient of(SpringApplicationBuilder service, String... properties) {
        return new TestClient(service.properties(properties).run(), HttpClient.newHttpClient());
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    Reply get(String path) {
        return send(request(path));
    }

    Reply get(String path, String token) {
        return send(authorized(request(path), token));
    }

    HttpRequest.Builder json(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static HttpRequest.Builder authorized(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    CompletableFuture<Reply> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).thenApply(Reply::of);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    record Reply(int status, HttpResponse<String> response) {

        static Reply of(HttpResponse<String> response) {
            return new Reply(response.statusCode(), response);
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        /** The code, after a check that this is a whole problem. */
        String code() {
            JsonNode problem = json();
            if (!header("Content-Type").equals("application/problem+json") || problem.path("status").asInt() != status
                    || !problem.path("type").asString().startsWith("urn:frontrow:problem:")
                    || problem.path("title").asString().isBlank() || problem.path("detail").asString().isBlank()) {
                throw new AssertionError("Not a problem: " + status + " " + header("Content-Type") + " " + body());
            }
            return problem.path("code").asString();
        }
    }
}
