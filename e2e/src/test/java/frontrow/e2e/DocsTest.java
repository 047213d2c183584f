package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\\)");
    private static final Pattern PATH_IN_CODE = Pattern.compile("`((?:[\\w.-]+/)+[\\w.-]+\\.(?:java|sql|md|yaml|yml|xml|avsc))`");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\s*\\$ )?(\\./[\\w./-]+)");

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathInADocumentIsThere(Path document) throws IOException {
        String text = Files.readString(document);

        List<Path> missing = Stream.of(
                found(LINK, text).map(path -> document.resolveSibling(path)),
                found(PATH_IN_CODE, text).map(ROOT::resolve),
                found(COMMAND, text).map(ROOT::resolve))
                .flatMap(paths -> paths)
                .filter(path -> !Files.exists(path))
                .toList();

        assertThat(missing).as("paths in %s that are not there", document).isEmpty();
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve),
                    docs.filter(path -> path.toString().endsWith(".md"))).toList();
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
