package frontrow.e2e.chaos;

import frontrow.e2e.Jwt;
import frontrow.e2e.chaos.History.Entry;
import frontrow.e2e.chaos.History.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Asks the instances of a service in turn, with the same key, until an answer comes. Everything that was asked is in the history. */
final class Door {

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 100_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3)).executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    private final Function<String, List<URI>> instances;
    private final History history;
    private final AtomicInteger turn = new AtomicInteger();

    Door(Function<String, List<URI>> instances, History history) {
        this.instances = instances;
        this.history = history;
    }

    /** What a fan wants; {@code reservation}, {@code amount} and {@code seat} where it is about one. */
    record Wish(Operation operation, String service, String method, String path, @Nullable Object body, String key,
            Map<String, String> headers, String reservation, long amount, int seat) {}

    record Answer(int status, JsonNode body) {

        static final Answer NONE = new Answer(0, MissingNode.getInstance());

        String text(String field) {
            return body.path(field).asString("");
        }

        private String place() {
            return body.has("token") ? Jwt.claim(text("token"), "jti") : "";
        }

        private String said() {
            return body.has("code") ? text("code") : text("status");
        }
    }

    /** @throws IllegalStateException if none comes for long */
    Answer ask(String fan, Wish wish) {
        Instant giveUpAt = Instant.now().plus(PATIENCE);
        int first = turn.getAndIncrement();
        for (int attempt = 0; Instant.now().isBefore(giveUpAt); attempt++) {
            List<URI> urls = instances.apply(wish.service());
            Instant sent = Instant.now();
            Answer answer = attempt(urls.get(Math.floorMod(first + attempt, urls.size())), wish);
            Entry entry = new Entry(sent, Instant.now(), fan, wish.operation(), wish.key(), answer.status(), answer.said(),
                    wish.reservation().isEmpty() ? answer.text("reservationId") : wish.reservation(), answer.text("paymentId"),
                    wish.amount(), wish.seat(), answer.place(), answer.body().path("position").asInt(0));
            history.add(entry);
            if (!entry.isUnanswered()) {
                return answer;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("%s got no answer to %s %s.".formatted(fan, wish.method(), wish.path()));
    }

    private static Answer attempt(URI instance, Wish wish) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve(wish.path())).timeout(ANSWER_WAIT_MAX)
                .method(wish.method(), wish.body() == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(wish.body())))
                .header("Content-Type", "application/json").header("Idempotency-Key", wish.key());
        wish.headers().forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), body.startsWith("{") ? JSON.readTree(body) : MissingNode.getInstance());
        } catch (IOException noAnswer) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
