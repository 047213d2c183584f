package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/openapi} is what the services say of themselves, so that nobody changes an API without changing a file. */
class OpenApiDocumentsIT {

    private static final Path DOCUMENTS = Path.of("..", "docs", "openapi");
    private static final String WRITE = "frontrow.openapi.write";
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    static List<String> services() {
        return Route.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void theDocumentIsWhatTheServiceSays(String service) throws IOException {
        JsonNode said = SystemUnderTest.shared().document(service);
        ((ObjectNode) said).remove("servers"); // only where it runs just now
        Path document = DOCUMENTS.resolve(service + ".json");
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(Files.createDirectories(DOCUMENTS).resolve(service + ".json"),
                    JSON.writeValueAsString(said) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(document)))
                .as("%s; if the change is meant, run this test with -D%s=true, and look at what became of the file", document,
                        WRITE)
                .isEqualTo(said);
    }
}
