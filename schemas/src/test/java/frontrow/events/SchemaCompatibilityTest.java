package frontrow.events;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;

/**
 * FULL_TRANSITIVE: today's schemas read what any released version wrote, and any released version reads what today's write.
 * {@code src/released/<version>} holds every version ever released; a release copies {@code src/main/avro} there.
 */
class SchemaCompatibilityTest {

    private static final Path RELEASED = Path.of("src/released");

    @Test
    void everySchemaIsFullyCompatibleWithEveryReleasedVersion() throws IOException {
        Map<String, Schema> today = EventTypes.BY_TOPIC.values().stream()
                .flatMap(List::stream)
                .collect(toMap(Schema::getFullName, identity()));

        List<String> breaks = new ArrayList<>();
        for (Path file : schemaFiles(RELEASED)) {
            Schema released = new SchemaParser().parse(file).mainSchema();
            Schema current = today.get(released.getFullName());
            if (current == null) {
                breaks.add(released.getFullName() + " was released and is gone");
            } else {
                breaks.addAll(incompatibilities(current, released));
            }
        }

        assertThat(breaks).as("changes that break readers or writers of a released version").isEmpty();
    }

    @Test
    void noticesAFieldThatWasAddedWithoutADefault() {
        Schema released = new Schema.Parser().parse("""
                {"type":"record","name":"Sold","fields":[{"name":"seat","type":"int"}]}""");
        Schema changed = new Schema.Parser().parse("""
                {"type":"record","name":"Sold","fields":[{"name":"seat","type":"int"},{"name":"row","type":"int"}]}""");

        assertThat(incompatibilities(changed, released)).singleElement().asString()
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void listsEveryEventThatHasASchemaFile() throws IOException {
        Path directory = Path.of("src/main/avro");
        List<String> files = schemaFiles(directory).stream()
                .map(file -> directory.relativize(file).toString())
                .map(file -> "frontrow.events." + file.replace(".avsc", "").replace('/', '.'))
                .toList();

        assertThat(EventTypes.BY_TOPIC.values().stream().flatMap(List::stream).map(Schema::getFullName))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    private static List<String> incompatibilities(Schema current, Schema released) {
        return Stream.of(
                SchemaCompatibility.checkReaderWriterCompatibility(current, released),
                SchemaCompatibility.checkReaderWriterCompatibility(released, current))
                .flatMap(pair -> pair.getResult().getIncompatibilities().stream())
                .map(found -> current.getFullName() + ": " + found)
                .toList();
    }

    private static List<Path> schemaFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
        }
    }
}
