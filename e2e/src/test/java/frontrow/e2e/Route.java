package frontrow.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a service as its OpenAPI document describes it.
 *
 * @param path     a template, with the names of its ids in braces
 * @param body     schema of the request's body; a missing node where it has none
 * @param document what the schemas refer to
 */
record Route(String service, String method, String path, List<Parameter> parameters, JsonNode body, JsonNode document) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet", "analytics");

    /** Of all services; one and the same operation of several services is each service's own. */
    static List<Route> all(SystemUnderTest system) {
        return SERVICES.stream().flatMap(service -> of(service, system.document(service)).stream()).toList();
    }

    static List<Route> of(String service, JsonNode document) {
        List<Route> routes = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> routes.add(
                new Route(service, operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), parameters(operation.getValue()),
                        operation.getValue().at("/requestBody/content/application~1json/schema"), document))));
        return routes;
    }

    private static List<Parameter> parameters(JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(new Parameter(parameter.path("name").asString(),
                parameter.path("in").asString(), parameter.path("required").asBoolean(false), parameter.path("schema"))));
        return parameters;
    }

    List<Parameter> parametersIn(String place) {
        return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
    }

    /** The path with values in place of the names. */
    String pathWith(Map<String, String> values) {
        String filled = path;
        for (Parameter parameter : parametersIn("path")) {
            String value = values.get(parameter.name());
            if (value == null) {
                throw new AssertionError(this + " has an id that the test knows nothing about: " + parameter.name());
            }
            filled = filled.replace("{" + parameter.name() + "}", value);
        }
        return filled;
    }

    boolean hasBody() {
        return !body.isMissingNode();
    }

    boolean isOperators() {
        return path.startsWith("/api/admin/") || path.equals("/api/queues/{concertId}");
    }

    boolean changesState() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return service + ": " + method + " " + path;
    }
}
