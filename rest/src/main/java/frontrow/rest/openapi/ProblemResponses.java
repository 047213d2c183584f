package frontrow.rest.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Documents how every operation refuses. What an operation says itself stays. */
final class ProblemResponses implements GlobalOpenApiCustomizer {

    private static final String SCHEMA = "Problem";

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents().addSchemas(SCHEMA, problem());
        api.getPaths().forEach(
                (path, item) -> item.readOperationsMap().forEach((method, operation) -> document(path, method, operation)));
    }

    private static void document(String path, PathItem.HttpMethod method, Operation operation) {
        Map<String, String> problems = new TreeMap<>(Map.of("400", "Malformed or not valid", "404", "Not there, or not yours",
                "500", "Our fault", "503", "Not available at the moment; see Retry-After"));
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            problems.put("401", "No valid token");
        }
        if (path.startsWith("/api/admin/") || (method == PathItem.HttpMethod.PUT && path.startsWith("/api/queues/"))) {
            problems.put("403", "Operators only");
        }
        problems.put("429", "Too many requests, or not your turn; see Retry-After");
        if (operation.getRequestBody() != null) {
            problems.put("413", "Body too large");
            problems.put("415", "Not application/json");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(header -> IdempotencyKeys.HEADER.equals(header.getName()))) {
            problems.put("409", "A request with this Idempotency-Key is still running, or the state forbids it");
            problems.put("422", "This Idempotency-Key was used for another request");
        }
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        problems.forEach((status, description) -> responses.computeIfAbsent(status, missing -> response(description)));
        operation.setResponses(responses);
    }

    private static ApiResponse response(String description) {
        return new ApiResponse().description(description).content(new Content().addMediaType("application/problem+json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))));
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema().description("RFC 9457");
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema().format("uri"));
        problem.addProperty("code", new StringSchema().example("SEAT_TAKEN"));
        Schema<?> error = new ObjectSchema();
        error.addProperty("field", new StringSchema());
        error.addProperty("message", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }
}
