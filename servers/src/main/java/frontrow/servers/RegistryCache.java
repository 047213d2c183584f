package frontrow.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The registry's classes as its JVM once loaded and linked them: with that file it starts in a third of the time (JEP 483, 514).
 * It belongs to one JDK and one registry; a JVM to which it does not fit starts without it.
 */
record RegistryCache(List<String> options, Duration endWaitMax) {

    /** The JVM writes the file when it has been told to end. */
    private static final Duration WRITING_MAX = Duration.ofMinutes(3);

    static Path file(Path registryHome) {
        return registryHome.resolveSibling("registry.aot");
    }

    /** The one that the build made, if it did. */
    static RegistryCache of(Path registryHome) {
        Path file = file(registryHome);
        return new RegistryCache(Files.exists(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=error") : List.of(),
                Processes.END_WAIT_MAX);
    }

    /** The run makes one. */
    static RegistryCache written(Path file) {
        return new RegistryCache(List.of("-XX:AOTCacheOutput=" + file), WRITING_MAX);
    }
}
