package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the database, or of the broker, is full until somebody makes room and starts what has ended; amid a crowd. */
@Tag("chaos")
class DiskFullIT {

    private static final int DISK_MEGABYTES = 1_000;
    private static final Duration FULL_FOR = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void theDatabasesDiskIsFullAndNothingIsLost() {
        isFull("disk of PostgreSQL full", "postgres", "logs/postgres.log", town -> town.servers().postgres().stop());
    }

    @Test
    void theBrokersDiskIsFullAndNothingIsLost() {
        isFull("disk of Kafka full", "kafka", "kafka.log", town -> town.broker().stop());
    }

    private void isFull(String fault, String folder, String log, Consumer<Town> stop) {
        try (SmallDisk disk = SmallDisk.of(directory.resolve(folder)); Town town = Town.start(directory, Map.of())) {
            stop.accept(town);
            disk.mount(DISK_MEGABYTES);
            try (Scenario scenario = Scenario.in(town)) {
                disk.fill();
                Faults.pass(FULL_FOR);
                assertThat(directory.resolve(log)).content().contains("No space left on device");
                disk.empty();
                town.startAll();
                double recoveredAfter = scenario.recoveredSince(Instant.now());
                scenario.nothingIsLost();
                Row.write(fault, "what was committed or acknowledged is there; what could not be kept was not accepted",
                        recoveredAfter, scenario.requests(), "DiskFullIT");
            }
        }
    }
}
