package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The clock of one service's machines is an hour ahead, or behind, until somebody sets it right; amid a crowd. Needs libfaketime, which
 * tells a process another time of day.
 */
@Tag("chaos")
class ClockIT {

    private static final Duration LASTS = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;
    @SuppressWarnings("NullAway.Init")
    private static Town town;

    @BeforeAll
    static void start() {
        WrongClock.requirePossible();
        town = Town.start(directory, Map.of());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @CsvSource({"reservation,1", "reservation,-1", "payment,1", "payment,-1", "wallet,1", "wallet,-1", "queue,1", "queue,-1"})
    void theClockOfOneServiceIsAnHourOffAndNothingIsLost(String service, int hours) {
        try (Scenario scenario = Scenario.in(town)) {
            // A pass is good until a time of day. Who is refused wrongly has lost nothing, and is let in when the clocks are right.
            scenario.excuse("QUEUE_TOKEN_EXPIRED");
            restart(service, WrongClock.offBy(Duration.ofHours(hours)));
            Faults.pass(LASTS);
            restart(service, Map.of());
            double recoveredAfter = scenario.recoveredSince(Instant.now());
            scenario.nothingIsLost();
            Row.write("clock of %s an hour %s".formatted(service, hours > 0 ? "ahead" : "behind"),
                    "nobody is let in, sells or pays by that clock; the databases' time decides", recoveredAfter,
                    scenario.requests(), "ClockIT");
        }
    }

    /** One machine after the other, for a clock is set while others go on. */
    private static void restart(String service, Map<String, String> environment) {
        town.instances(service).forEach(instance -> {
            instance.stop();
            instance.start(environment);
            instance.awaitReady();
        });
    }
}
