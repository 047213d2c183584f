package frontrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser would find out too late: a file that is not there, a text without its translation, a policy that forbids its own page. */
class PagesTest {

    private static final Path PAGES = Path.of("target/classes/frontrow/pages");
    private static final Pattern IMPORT = Pattern.compile("(?:from|^import) '([^']+)'", Pattern.MULTILINE);
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"/([^\"?]+)\"");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|<script>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT = Pattern.compile("^\\s*'?([\\w.]+)'?:", Pattern.MULTILINE);
    private static final Pattern SPOKEN = Pattern.compile("\\bt\\('([\\w.]+)'");

    @ParameterizedTest
    @MethodSource("scripts")
    void everyImportIsThere(Path script) throws IOException {
        List<Path> missing = found(IMPORT, script).map(name -> resolved(script, name)).filter(Predicate.not(Files::exists))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** As the import map says. */
    private static Path resolved(Path script, String name) {
        return switch (name) {
            case "lit-html" -> PAGES.resolve("lib/lit-html/lit-html.js");
            case "chart.js" -> PAGES.resolve("lib/chart.js/chart.js");
            case String library when library.startsWith("lit-html/") -> PAGES.resolve("lib").resolve(library);
            default -> script.resolveSibling(name).normalize();
        };
    }

    @ParameterizedTest
    @MethodSource("htmlPages")
    void everyFileThatAPageNamesIsThere(Path page) throws IOException {
        assertThat(found(FILE, page).filter(file -> !file.startsWith("swagger-ui") && !file.startsWith("api/")
                && !file.startsWith("v3/"))).allSatisfy(file -> assertThat(PAGES.resolve(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("htmlPages")
    void thePolicyAllowsThePagesOwnImportMapAndNothingElseInline(Path page) throws IOException {
        String html = Files.readString(page);

        assertThat(html).contains("Content-Security-Policy").doesNotContain("unsafe-");
        assertThat(html).doesNotContainPattern(INLINE);
        assertThat(found(INLINE_SCRIPT, page)).allSatisfy(script -> assertThat(html).contains("'sha256-" + sha256(script) + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fan", "operator"})
    void everyTextIsThereInBothLanguages(String page) throws IOException {
        Set<String> english = keys(PAGES.resolve(page + "/texts/en.js"));
        Set<String> spoken = new TreeSet<>();
        for (Path script : scripts()) {
            if (script.startsWith(PAGES.resolve(page))) {
                found(SPOKEN, script).forEach(spoken::add);
            }
        }

        assertThat(keys(PAGES.resolve(page + "/texts/ko.js"))).isEqualTo(english);
        assertThat(english).containsAll(spoken);
    }

    private static Set<String> keys(Path texts) throws IOException {
        return found(TEXT, texts).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map((MatchResult match) -> match.group(1));
    }

    static List<Path> scripts() throws IOException {
        return files(".js").filter(file -> !file.startsWith(PAGES.resolve("lib"))).toList();
    }

    static List<Path> htmlPages() throws IOException {
        return files(".html").toList();
    }

    private static Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(PAGES)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        }
    }
}
