package frontrow.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a result is of. */
public final class Machine {

    private static final long KIB_PER_GIB = 1024 * 1024;

    private Machine() {}

    /** One line: processor, memory, systems, the commit measured and the day. */
    public static String describe() {
        return String.format(Locale.ROOT, "%d cores of %s, %s GB, %s %s, Java %s; commit %s, %s",
                Runtime.getRuntime().availableProcessors(), of("/proc/cpuinfo", "model name").orElse("an unknown processor"),
                of("/proc/meminfo", "MemTotal").map(Machine::gibibytes).orElse("?"), System.getProperty("os.name"),
                System.getProperty("os.version"), Runtime.version(), commit(), LocalDate.now(ZoneOffset.UTC));
    }

    private static Optional<String> of(String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(field)).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static String gibibytes(String kibibytes) {
        return String.valueOf(Long.parseLong(kibibytes.replace(" kB", "")) / KIB_PER_GIB);
    }

    /** The checkout's; with a mark when it holds more than that. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .directory(Path.of(System.getProperty("frontrow.root", ".")).toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "unknown" : said;
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
