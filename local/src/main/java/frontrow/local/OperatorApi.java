package frontrow.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running system's API, called as an operator. */
final class OperatorApi {

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:${env:FRONTROW_PORT:-8080}", description = "of the running system (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--operator", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "who decides, for the demo's issuer (${DEFAULT-VALUE})")
    private String operator = "operator";

    @Option(names = "--token", paramLabel = "TOKEN", description = "an operator's bearer token, where there is no demo issuer (or FRONTROW_TOKEN)")
    private @Nullable String token = System.getenv("FRONTROW_TOKEN");

    JsonNode get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token()).GET());
    }

    JsonNode post(String path, Object body) {
        return send(request(path).header("Authorization", "Bearer " + token()).POST(json(body)));
    }

    private String token() {
        String known = token;
        if (known == null) {
            known = send(request("/api/demo/users").POST(json(Map.of("userId", operator, "roles", List.of("OPERATOR")))))
                    .path("accessToken").asString();
            token = known;
        }
        return known;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER_WAIT_MAX).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new CannotStart(refusal(answer));
            }
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new CannotStart("Nobody answers at " + url + "; is the system running?", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", interrupted);
        }
    }

    private static String refusal(HttpResponse<String> answer) {
        String detail = answer.body().startsWith("{") ? JSON.readTree(answer.body()).path("detail").asString("") : "";
        return detail.isEmpty() ? "The answer is " + answer.statusCode() + "." : detail;
    }
}
