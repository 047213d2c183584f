package frontrow.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process and its descendants, from Linux's /proc; 0 elsewhere. */
public final class Memory {

    private static final String FIELD = "Pss:";
    private static final double KIB_PER_MB = 1_000_000 / 1_024.0;

    private Memory() {}

    /** Proportional set size: what is shared counts for each of its users in part. */
    public static double megabytesOf(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(process -> kibibytes(process.pid())).sum() / KIB_PER_MB;
    }

    private static long kibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip())).sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
