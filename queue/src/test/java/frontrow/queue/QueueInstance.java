package frontrow.queue;

import frontrow.queue.application.Leadership;
import frontrow.queue.application.LiveRoom;
import frontrow.queue.application.Rooms;
import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One instance of the service on the tests' servers, and a client of it. */
final class QueueInstance implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private QueueInstance(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String text(String field) {
            return body.path(field).asString();
        }

        int number(String field) {
            return body.path(field).asInt();
        }
    }

    static QueueInstance start(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Servers.shared().springProperties("queue"));
        properties.putAll(more);
        // As arguments: they count more than queue.yaml.
        String[] arguments = properties.entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new QueueInstance(QueueApplication.builder().profiles("demo").run(arguments));
    }

    Answer join(UUID concertId, String fan) {
        return call("POST", "/api/queues/" + concertId + "/tokens", token(fan), null);
    }

    Answer mine(UUID concertId, String fan) {
        return call("GET", "/api/queues/" + concertId + "/tokens/me", token(fan), null);
    }

    Answer leave(UUID concertId, String fan) {
        return call("DELETE", "/api/queues/" + concertId + "/tokens/me", token(fan), null);
    }

    Answer change(UUID concertId, String body) {
        return call("PUT", "/api/queues/" + concertId, operator(), body);
    }

    Answer room(UUID concertId) {
        return call("GET", "/api/queues/" + concertId, operator(), null);
    }

    String token(String fan) {
        return bean(DemoTokens.class).issue(fan, false);
    }

    String operator() {
        return bean(DemoTokens.class).issue("operator", true);
    }

    Answer call(String method, String path, @Nullable String bearer, @Nullable String body) {
        try {
            HttpResponse<String> response = http.send(request(method, path, bearer, body).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<InputStream> events(UUID concertId, String fan) throws IOException, InterruptedException {
        return http.send(request("GET", "/api/queues/" + concertId + "/tokens/me/events", token(fan), null)
                .header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String bearer, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return body == null
                ? request.method(method, BodyPublishers.noBody())
                : request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    boolean knows(UUID concertId) {
        return bean(Rooms.class).find(concertId).isPresent();
    }

    LiveRoom live(UUID concertId) {
        return bean(Rooms.class).find(concertId).orElseThrow();
    }

    boolean leads(UUID concertId) {
        return bean(Leadership.class).leads(live(concertId).partition());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
