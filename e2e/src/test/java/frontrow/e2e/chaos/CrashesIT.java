package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short version, for every build: six crashes amid one crowd, and then nothing is lost. All of them: {@code -Pchaos}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashesIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;
    @SuppressWarnings("NullAway.Init")
    private static Town town;
    @SuppressWarnings("NullAway.Init")
    private static Scenario scenario;

    @BeforeAll
    static void crowd() {
        town = Town.start(directory, Map.of());
        scenario = Scenario.in(town);
    }

    @AfterAll
    static void close() {
        try (Town _ = town; Scenario _ = scenario) {
            town.startAll();
        }
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({"payment, LISTENER_AFTER_COMMIT", "payment, RELAY_BEFORE_CONFIRM", "reservation, REQUEST_AFTER_COMMIT",
            "reservation, LISTENER_BEFORE_COMMIT"})
    void recoversFromKillNineAtABoundaryBetweenTwoSteps(String service, Failpoint point) {
        recovers("kill -9 of " + service + " at " + point, point.nothingLostMeans(), Faults.kill(town, service, point));
    }

    @Test
    @Order(2)
    void recoversFromKillNineOfPostgres() {
        recovers("kill -9 of PostgreSQL", "what was committed is there", Faults.killPostgres(town));
    }

    @Test
    @Order(3)
    void recoversFromKillNineOfTheBroker() {
        recovers("kill -9 of Kafka", "what was acknowledged is there, what was not is sent again", Faults.killBroker(town));
    }

    @Test
    @Order(4)
    void nothingIsLost() {
        scenario.nothingIsLost();
    }

    private static void recovers(String fault, String nothingLostMeans, Instant faultEnd) {
        Row.write(fault, nothingLostMeans, scenario.recoveredSince(faultEnd), scenario.requests(), "CrashesIT");
    }
}
