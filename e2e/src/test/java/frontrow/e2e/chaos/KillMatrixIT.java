package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of every service at every boundary between two of its steps, each amid a crowd of its own. */
@Tag("chaos")
class KillMatrixIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;
    @SuppressWarnings("NullAway.Init")
    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.start(directory, Map.of());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "LOG_.*")
    void reservationIsKilledAndNothingIsLost(Failpoint point) {
        isKilledAndNothingIsLost("reservation", point);
    }

    /** Fans ask nothing of it directly. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = {"LOG_.*", "REQUEST_.*"})
    void paymentIsKilledAndNothingIsLost(Failpoint point) {
        isKilledAndNothingIsLost("payment", point);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "LOG_.*")
    void walletIsKilledAndNothingIsLost(Failpoint point) {
        isKilledAndNothingIsLost("wallet", point);
    }

    /** It has no database, and no relay. */
    @ParameterizedTest
    @EnumSource(names = {"LOG_BEFORE_APPEND", "LOG_AFTER_APPEND", "LISTENER_AFTER_OFFSET_COMMIT"})
    void queueIsKilledAndNothingIsLost(Failpoint point) {
        isKilledAndNothingIsLost("queue", point);
    }

    private static void isKilledAndNothingIsLost(String service, Failpoint point) {
        try (Scenario scenario = Scenario.in(town)) {
            Instant killed = Faults.kill(town, service, point);
            double recoveredAfter = scenario.recoveredSince(killed);
            scenario.nothingIsLost();
            Row.write("kill -9 of " + service + " at " + point, point.nothingLostMeans(), recoveredAfter, scenario.requests(),
                    "KillMatrixIT");
        }
    }
}
