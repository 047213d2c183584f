package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Slow, silent and half-open connections between all services and PostgreSQL, or Kafka; each amid a crowd of its own. */
@Tag("chaos")
class NetworkIT {

    private static final Duration LATE_BY = Duration.ofMillis(50);
    private static final Duration LASTS = Duration.ofSeconds(20);
    private static final String LATER = "the same, later";
    private static final String WAITS = "requests end without an answer, or wait; repeats have one effect";
    private static final String GIVEN_UP = "what was on its way is given up and done again, with one effect";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;
    @SuppressWarnings("NullAway.Init")
    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.behindWires(directory);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void connectionsToPostgresAreSlowAndNothingIsLost() {
        survives("every packet to and from PostgreSQL 50 ms late", LATER, () -> slow(town.wires().postgres()));
    }

    @Test
    void connectionsToTheBrokerAreSlowAndNothingIsLost() {
        survives("every packet to and from Kafka 50 ms late", LATER, () -> slow(town.wires().kafka()));
    }

    @Test
    void nothingPassesToPostgresForAWhileAndNothingIsLost() {
        survives("nothing passes to or from PostgreSQL for 20 s", WAITS, () -> silence(town.wires().postgres()));
    }

    @Test
    void nothingPassesToTheBrokerForAWhileAndNothingIsLost() {
        survives("nothing passes to or from Kafka for 20 s", WAITS, () -> silence(town.wires().kafka()));
    }

    @Test
    void connectionsToPostgresAreHalfOpenAndNothingIsLost() {
        survives("all connections to PostgreSQL half-open", GIVEN_UP, () -> forget(town.wires().postgres()));
    }

    @Test
    void connectionsToTheBrokerAreHalfOpenAndNothingIsLost() {
        survives("all connections to Kafka half-open", GIVEN_UP, () -> forget(town.wires().kafka()));
    }

    private static Instant slow(Wire wire) {
        return during(wire, one -> one.delay(LATE_BY), one -> one.delay(Duration.ZERO));
    }

    private static Instant silence(Wire wire) {
        return during(wire, Wire::hold, Wire::letPass);
    }

    /** New ones are good at once. */
    private static Instant forget(Wire wire) {
        wire.forgetConnections();
        return Instant.now();
    }

    private static Instant during(Wire wire, Consumer<Wire> begin, Consumer<Wire> end) {
        begin.accept(wire);
        Faults.pass(LASTS);
        end.accept(wire);
        return Instant.now();
    }

    private static void survives(String fault, String nothingLostMeans, Supplier<Instant> happens) {
        try (Scenario scenario = Scenario.in(town)) {
            double recoveredAfter = scenario.recoveredSince(happens.get());
            scenario.nothingIsLost();
            Row.write(fault, nothingLostMeans, recoveredAfter, scenario.requests(), "NetworkIT");
        }
    }
}
