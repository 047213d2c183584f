package frontrow.messaging.codec;

import frontrow.events.EventTypes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Looks schemas up through the registry's Confluent-compatible API, version 7: the one that deployment registers them with, so the
 * ids are those that every Kafka tool will ask for.
 */
final class ConfluentApi implements SchemaLookup, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistryProperties registry;
    private final HttpClient http;

    ConfluentApi(RegistryProperties registry) {
        this.registry = registry;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(registry.requestTimeout())
                .build();
    }

    @Override
    public int idOf(Schema schema) {
        String subject = EventTypes.subject(schema);
        String body = JSON.writeValueAsString(Map.of("schema", schema.toString(), "schemaType", "AVRO"));
        HttpResponse<String> response = send(
                request("/subjects/" + subject).POST(HttpRequest.BodyPublishers.ofString(body)).build());
        if (response.statusCode() == 404) {
            throw new SchemaNotDeployed(subject, registry.url());
        }
        return parsed(response).path("id").asInt();
    }

    @Override
    public Schema schemaOf(int id) {
        HttpResponse<String> response = send(request("/schemas/ids/" + id).GET().build());
        if (response.statusCode() == 404) {
            throw new UndecodableEvent("The schema registry at %s knows no schema with id %d.".formatted(registry.url(), id),
                    null);
        }
        try {
            return new Schema.Parser().parse(parsed(response).path("schema").asString());
        } catch (SchemaParseException e) {
            throw new UndecodableEvent("Schema %d is not an Avro schema.".formatted(id), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(registry.url() + "/apis/ccompat/v7" + path))
                .timeout(registry.requestTimeout())
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryUnavailable("The schema registry at %s does not answer.".formatted(registry.url()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("Interrupted while asking the schema registry.", e);
        }
    }

    private JsonNode parsed(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw unexpected(response, null);
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw unexpected(response, e);
        }
    }

    private RegistryUnavailable unexpected(HttpResponse<String> response, @org.jspecify.annotations.Nullable Throwable cause) {
        return new RegistryUnavailable("The schema registry at %s answered %s with status %d."
                .formatted(registry.url(), response.uri().getPath(), response.statusCode()), cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
