package frontrow.e2e.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The environment of a process whose time of day is wrong. */
final class WrongClock {

    private static final List<Path> LIBRARIES = Stream.of("x86_64-linux-gnu/faketime", "aarch64-linux-gnu/faketime", "faketime")
            .map(folder -> Path.of("/usr/lib", folder, "libfaketime.so.1")).toList();

    private WrongClock() {}

    static void requirePossible() {
        library();
    }

    /** What measures durations goes on as before. */
    static Map<String, String> offBy(Duration offset) {
        return Map.of("LD_PRELOAD", library().toString(), "FAKETIME", "%+d".formatted(offset.toSeconds()),
                "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    private static Path library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst()
                .orElseThrow(() -> new IllegalStateException("libfaketime is missing: install it, for instance with"
                        + " `apt-get install libfaketime`."));
    }
}
