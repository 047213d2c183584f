package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanGuardIT {

    /** Takes a second to stop, and minds no INT meanwhile. */
    private static final String SLOW_TO_STOP = """
            trap '' INT
            trap 'kill $!; sleep 1; touch "$1/stopped"; exit 0' TERM
            sleep 60 & touch "$1/ready"
            wait
            """;

    @TempDir
    Path directory;

    @Test
    void whoIsSlowToStopGetsItsTimeThoughOthersAreGoneAlready() throws Exception {
        OrphanGuard guard = OrphanGuard.start();
        Process quick = new ProcessBuilder("sleep", "60").start();
        Process slow = new ProcessBuilder(List.of("sh", "-c", SLOW_TO_STOP, "slow", directory.toString())).start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(directory.resolve("ready")));
        guard.watch(quick);
        guard.watch(slow);

        guard.close();

        assertThat(quick.waitFor()).isNotZero();
        assertThat(slow.waitFor()).isZero();
        assertThat(directory.resolve("stopped")).exists();
    }
}
