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
    private static final int SERVER_ERROR = 500;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS_MAX = 6;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();
    private final String api;
    private final Duration pause;

    SchemaRegistration(String registryUrl) {
        this(registryUrl, PAUSE);
    }

    /** @param pause between two attempts */
    SchemaRegistration(String registryUrl, Duration pause) {
        this.api = registryUrl + "/apis/ccompat/v7";
        this.pause = pause;
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
        try {
            return answer(request);
        } catch (IOException unanswered) {
            throw new DeploymentFailed("The schema registry at " + api + " does not answer; start it, then deploy again.",
                    unanswered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentFailed("Interrupted while registering schemas.", e);
        }
    }

    /**
     * What is there already is registered to no effect, so a request is made again if its answer was lost, or the registry was not able
     * to give one, as while its database starts; where nobody listens, it is not.
     */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1;; attempt++) {
            boolean last = attempt == ATTEMPTS_MAX;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < SERVER_ERROR || last) {
                    return response;
                }
                LOG.warn("{} {} was answered with {}, asked again.", request.method(), request.uri(), response.statusCode());
            } catch (IOException unanswered) {
                if (last || unanswered instanceof ConnectException) {
                    throw unanswered;
                }
                LOG.warn("No answer to {} {}, asked again: {}", request.method(), request.uri(), unanswered.toString());
            }
            Thread.sleep(pause);
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
