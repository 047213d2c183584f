package frontrow.events.deploy;

import frontrow.events.EventTypes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectMapper;

/** Registers schemas through the Confluent-compatible API, version 7, each under {@link EventTypes#subject}. */
final class SchemaRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistration.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS_MAX = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();
    private final String api;

    SchemaRegistration(String registryUrl) {
        this.api = registryUrl + "/apis/ccompat/v7";
    }

    /** Registers the schema, or does nothing if it is there; a change that is not FULL_TRANSITIVE compatible is refused. */
    void register(Schema schema) {
        String subject = EventTypes.subject(schema);
        var version = Map.of("schema", schema.toString(), "schemaType", "AVRO");
        expectSuccess(subject, send("POST", "/subjects/" + subject + "/versions", version));
        expectSuccess(subject, send("PUT", "/config/" + subject, Map.of("compatibility", "FULL_TRANSITIVE")));
    }

    private HttpResponse<String> send(String method, String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return send(request, ATTEMPTS_MAX);
    }

    /** What is there already is registered to no effect, so a request whose answer was lost is made again. */
    private HttpResponse<String> send(HttpRequest request, int attempts) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unanswered) {
            if (attempts == 1 || unanswered instanceof ConnectException) {
                throw new DeploymentFailed("The schema registry at " + api + " does not answer; start it, then deploy again.",
                        unanswered);
            }
            LOG.warn("No answer to {} {}, asked again: {}", request.method(), request.uri(), unanswered.toString());
            return send(request, attempts - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentFailed("Interrupted while registering schemas.", e);
        }
    }

    private static void expectSuccess(String subject, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new DeploymentFailed(
                    "The schema registry refused %s with status %d: %s".formatted(subject, response.statusCode(),
                            response.body()),
                    null);
        }
    }
}
