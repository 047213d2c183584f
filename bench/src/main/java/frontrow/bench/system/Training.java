package frontrow.bench.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM has learnt of a program in a first run that is not measured: its classes, and which of its methods are hot (JEP 483, 514,
 * 515). Frontrow has such a cache when {@code ./frontrow} starts it; here everybody has.
 */
public final class Training {

    private static final Map<String, Path> CACHES = new HashMap<>();
    private static @Nullable Path directory;

    private Training() {}

    /** The programs that are started meanwhile, each once, learn; those of the same name that are started later know it. */
    public static void during(Path where, Runnable firstRuns) {
        directory = where;
        try {
            firstRuns.run();
        } finally {
            directory = null;
        }
    }

    static boolean underWay() {
        return directory != null;
    }

    static List<String> options(String program) {
        Path trainedIn = directory;
        if (trainedIn != null) {
            Path cache = trainedIn.resolve(program + ".aot");
            return CACHES.putIfAbsent(program, cache) == null ? List.of("-XX:AOTCacheOutput=" + cache) : List.of();
        }
        Path cache = CACHES.get(program);
        return cache != null && Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error") : List.of();
    }
}
