package frontrow.e2e;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema of an OpenAPI document allows. Where the name of a field tells more than its schema, the name counts. */
final class Sample {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DEPTH_MAX = 12;

    private final JsonNode document;
    private final Map<String, String> known;
    private final Random random;

    /** @param known JSON of the value by the name of the field or parameter */
    Sample(JsonNode document, Map<String, String> known, Random random) {
        this.document = document;
        this.known = known;
        this.random = random;
    }

    JsonNode of(JsonNode schema) {
        return of("", schema, 0);
    }

    /** As a text, as it stands in a path, a query or a header. */
    String text(Route.Parameter parameter) {
        JsonNode value = of(parameter.name(), parameter.schema(), 0);
        return value.isString() ? value.asString() : value.toString();
    }

    private JsonNode of(String name, JsonNode schema, int depth) {
        String value = known.get(name);
        if (value != null) {
            return MAPPER.readTree(value);
        }
        if (depth > DEPTH_MAX) {
            return JSON.nullNode();
        }
        if (schema.has("$ref")) {
            return of(name, document.at(schema.path("$ref").asString().substring(1)), depth + 1);
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asLong(1));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.stringNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties()
                .forEach(property -> object.set(property.getKey(), of(property.getKey(), property.getValue(), depth + 1)));
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int item = 0; item < Math.max(1, schema.path("minItems").asInt(1)); item++) {
            array.add(of(name + "[]", schema.path("items"), depth + 1));
        }
        return array;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date-time" -> "2031-05-01T19:00:00Z";
            default -> "text";
        };
    }

    /** OpenAPI 3.1 lists the types where there may be none. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asString().equals("null")) {
                    return one.asString();
                }
            }
        }
        return type.asString(schema.has("properties") ? "object" : "string");
    }
}
