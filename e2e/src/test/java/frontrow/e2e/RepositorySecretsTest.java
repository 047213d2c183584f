package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No private key, token or password is kept in the repository. */
class RepositorySecretsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_KEPT = Set.of("target", "data", ".git", "node_modules");
    private static final long SIZE_BYTES_MAX = 2_000_000;

    private static final Map<String, Pattern> SECRETS = Map.of(
            "a private key (PEM)", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "a private key (JWK)", Pattern.compile("\\\\?\"d\\\\?\"\\s*:\\s*\\\\?\"[A-Za-z0-9_-]{40,}"),
            "a signed token", Pattern.compile("\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}"),
            "a password in a URL", Pattern.compile("\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"'{}$]+:[^\\s/@\"'{}$]+@"),
            "a password",
            Pattern.compile(
                    "(?im)^[\\w.\\- ]*(?:password|passwd|secret|api-?key)\\s*[:=]\\s*(?!\\$\\{|$)[\"']?[^\\s\"'#(){}.;]{4,}[\"']?\\s*$"),
            "a key of a cloud or code host",
            Pattern.compile("\\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[bap]-[\\w-]{10,}|glpat-[\\w-]{20})"));

    @Test
    void theRepositoryKeepsNoSecret() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = files();

        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            found.addAll(secretsIn(text).stream().map(secret -> ROOT.relativize(file) + " holds " + secret).toList());
        }

        assertThat(files).hasSizeGreaterThan(300);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN~ EC PRIVATE KEY-----",
            "{\"kty\":\"EC\",\"d~\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\"}",
            "Bearer eyJ~hbGciOiJFUzI1NiJ9.eyJ~zdWIiOiJhZGEifQ.c2lnbmF0dXJlc2lnbmF0dXJl", "jdbc:~//admin:hunter22@db/x",
            "spring.datasource.pass~word: hunter22", "AK~IAABCDEFGHIJKLMNOP"})
    void wouldFindOne(String brokenHere) {
        assertThat(secretsIn(brokenHere)).isEmpty();
        assertThat(secretsIn(brokenHere.replace("~", ""))).hasSize(1);
    }

    private static List<String> secretsIn(String text) {
        return SECRETS.entrySet().stream().filter(secret -> secret.getValue().matcher(text).find()).map(Map.Entry::getKey)
                .toList();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_KEPT.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() < SIZE_BYTES_MAX) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
