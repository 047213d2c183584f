package frontrow.bench.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests without waiting, over as many connections as there are requests under way. */
public final class Http implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 4_000;
    private static final int QUEUED_MAX = 1_000_000;
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(60);
    /** Shorter than any server's: a request must not meet the end of its connection. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;

    public Http() {
        client = new HttpClient(new HttpClientTransportOverHTTP(1));
        client.setMaxConnectionsPerDestination(CONNECTIONS_MAX);
        client.setMaxRequestsQueuedPerDestination(QUEUED_MAX);
        client.setUserAgentField(null);
        client.setIdleTimeout(IDLE_MAX.toMillis());
        try {
            client.start();
        } catch (Exception failed) {
            throw new IllegalStateException("The HTTP client does not start.", failed);
        }
    }

    public record Reply(int status, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** @throws IllegalStateException with what was said, if it is another */
        public Reply expect(int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return this;
                }
            }
            throw new IllegalStateException("Answered %d: %s".formatted(status, body));
        }
    }

    public CompletableFuture<Reply> post(URI url, Map<String, String> headers, @Nullable Object body) {
        Request request = client.newRequest(url).method(HttpMethod.POST);
        if (body != null) {
            String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
            request.body(new StringRequestContent("application/json", text));
        }
        return send(request, headers);
    }

    public CompletableFuture<Reply> get(URI url, Map<String, String> headers) {
        return send(client.newRequest(url), headers);
    }

    private static CompletableFuture<Reply> send(Request request, Map<String, String> headers) {
        request.headers(fields -> headers.forEach(fields::add)).idleTimeout(ANSWER_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)
                .timeout(ANSWER_WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        return new CompletableResponseListener(request).send()
                .thenApply(response -> new Reply(response.getStatus(), response.getContentAsString()));
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The HTTP client does not stop.", failed);
        }
    }
}
