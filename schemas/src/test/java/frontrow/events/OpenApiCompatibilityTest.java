package frontrow.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever calls a released version's REST APIs can call today's, which {@code docs/openapi} describes. {@code src/released/<version>/openapi}
 * holds every version ever released; a release copies {@code docs/openapi} there.
 */
class OpenApiCompatibilityTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Path TODAY = Path.of("..", "docs", "openapi");
    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "Seats", "version": "1"},
             "paths": {"/seats": {"get": {"responses": {"200": {"description": "OK", "content": {"application/json": {
                 "schema": {"$ref": "#/components/schemas/Seat"}}}}}}}},
             "components": {"schemas": {"Seat": {"type": "object", "properties": {"number": {"type": "integer"}}}}}}
            """;

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/released"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatWasReleasedStillWorks(Path document) throws IOException {
        assertThat(breaks(Files.readString(document), Files.readString(TODAY.resolve(document.getFileName()))))
                .as("changes that break callers of " + document).isEmpty();
    }

    @Test
    void noticesAFieldThatIsGoneFromAnAnswer() {
        assertThat(breaks(DOCUMENT, DOCUMENT.replace("\"number\"", "\"seat\""))).contains("/seats");
    }

    @Test
    void noticesAPathThatIsGone() {
        assertThat(breaks(DOCUMENT, DOCUMENT.replace("\"/seats\"", "\"/places\""))).contains("/seats");
    }

    @Test
    void whatIsAddedBreaksNobody() {
        assertThat(breaks(DOCUMENT, DOCUMENT
                .replace("\"paths\": {",
                        "\"paths\": {\"/rows\": {\"get\": {\"responses\": {\"204\": {\"description\": \"OK\"}}}},")
                .replace("\"number\"", "\"row\": {\"type\": \"string\"}, \"number\""))).isEmpty();
    }

    /** @return what an old caller would trip over; nothing if there is no such change */
    private static String breaks(String released, String today) {
        ChangedOpenApi change = OpenApiCompare.fromContents(comparable(released), comparable(today));
        if (change.isCompatible()) {
            return "";
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * As the comparison needs it: it looks into schemas of version 3.0 only (ours say nothing that 3.0 could not), and counts on those
     * fields of an answer only that are required, where a caller counts on all.
     */
    private static String comparable(String document) {
        ObjectNode root = (ObjectNode) JSON.readTree(document);
        root.put("openapi", "3.0.3");
        Set<String> asked = root.findValues("requestBody").stream().flatMap(body -> body.findValuesAsString("$ref").stream())
                .collect(Collectors.toSet());
        root.at("/components/schemas").properties().stream().filter(schema -> !asked.contains(SCHEMAS + schema.getKey()))
                .forEach(schema -> ((ObjectNode) schema.getValue()).set("required",
                        JSON.valueToTree(List.copyOf(schema.getValue().path("properties").propertyNames()))));
        return root.toString();
    }
}
