package frontrow.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;

/** Frontrow's HTTP interface: every request goes to the service of its path, to its instances in turn. */
final class Api {

    /** Of thousands who come at once to a system that is still cold, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final Map<String, List<URI>> instancesByService;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param instancesByService base addresses of {@code queue}, {@code reservation}, {@code payment}, {@code wallet} and {@code analytics} */
    Api(Map<String, List<URI>> instancesByService) {
        this.instancesByService = instancesByService;
    }

    static Api through(URI gateway) {
        List<URI> one = List.of(gateway);
        return new Api(Map.of("queue", one, "reservation", one, "payment", one, "wallet", one, "analytics", one));
    }

    Response send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        String text = body == null ? null : body instanceof String raw ? raw : JSON.writeValueAsString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(PATIENCE)
                .method(method, text == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(text));
        if (text != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), parse(response.body()), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI address(String path) {
        List<URI> instances = instancesByService.getOrDefault(serviceOf(path), List.of());
        return instances.get(Math.floorMod(turn.getAndIncrement(), instances.size())).resolve(path);
    }

    private static String serviceOf(String path) {
        if (path.startsWith("/api/queues") || path.startsWith("/api/demo")) {
            return "queue";
        }
        if (path.startsWith("/api/payments") || path.startsWith("/api/admin/payments")) {
            return "payment";
        }
        if (path.startsWith("/api/admin/analytics")) {
            return "analytics";
        }
        return path.startsWith("/api/wallet") ? "wallet" : "reservation";
    }

    private static JsonNode parse(String body) {
        return body.isBlank() || !(body.startsWith("{") || body.startsWith("["))
                ? MissingNode.getInstance()
                : JSON.readTree(body);
    }
}
