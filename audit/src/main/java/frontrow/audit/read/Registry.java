package frontrow.audit.read;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The schemas that records were written with, by the id that each record carries; each is asked for once. */
public final class Registry {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(REQUEST_TIMEOUT)
            .build();
    private final String url;
    private final ConcurrentHashMap<Integer, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    public Registry(String url) {
        this.url = url;
    }

    /** @return empty if the registry does not know the id, or what it knows is no schema */
    Optional<Schema> writerSchema(int id) {
        return schemas.computeIfAbsent(id, this::ask);
    }

    private Optional<Schema> ask(int id) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/apis/ccompat/v7/schemas/ids/" + id))
                .timeout(REQUEST_TIMEOUT).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(new Schema.Parser().parse(JSON.readTree(response.body()).path("schema").asString()));
                case 404 -> Optional.empty();
                default -> throw new CannotAudit("The schema registry at %s answers with status %d."
                        .formatted(url, response.statusCode()));
            };
        } catch (JacksonException | SchemaParseException notASchema) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotAudit("The schema registry at " + url + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAudit("Interrupted while asking the schema registry.", e);
        }
    }
}
