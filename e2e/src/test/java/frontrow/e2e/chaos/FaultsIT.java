package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What is worse than a crash: things that stop, come and go, or are gone; each amid a crowd of its own. */
@Tag("chaos")
class FaultsIT {

    private static final Duration POLL_INTERVAL_MAX = Duration.ofSeconds(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;
    @SuppressWarnings("NullAway.Init")
    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.start(directory,
                Map.of("spring.kafka.consumer.properties[max.poll.interval.ms]", POLL_INTERVAL_MAX.toMillis()));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void postgresIsKilledAndNothingIsLost() {
        survives("kill -9 of PostgreSQL", "what was committed is there", Faults::killPostgres);
    }

    @Test
    void theBrokerIsKilledAndNothingIsLost() {
        survives("kill -9 of Kafka", "what was acknowledged is there, what was not is sent again", Faults::killBroker);
    }

    @Test
    void theRelayOfPaymentStopsForAMinuteAndNothingIsLost() {
        survives("relay of payment silent for a minute", "events wait in the outbox and are told late, in order",
                within -> RelayFaults.silence(within, "payment", Duration.ofMinutes(1)));
    }

    @Test
    void aReservationInstanceIsSilentForLongerThanItMayBeBetweenTwoPollsAndNothingIsLost() {
        survives("SIGSTOP of reservation past max.poll.interval.ms",
                "its partitions are others'; what it goes on with has no effect or is rolled back",
                within -> Faults.silence(within.instances("reservation").getFirst(), POLL_INTERVAL_MAX.multipliedBy(2)));
    }

    @Test
    void aWalletInstanceIsSilentForLongerThanItMayBeBetweenTwoPollsAndNothingIsLost() {
        survives("SIGSTOP of wallet past max.poll.interval.ms", "the same; no debit is booked twice",
                within -> Faults.silence(within.instances("wallet").getFirst(), POLL_INTERVAL_MAX.multipliedBy(2)));
    }

    @Test
    void instancesOfPaymentComeAndGoAndNothingIsLost() {
        survives("rebalance storm, 1 to 4 to 1 instances of payment", "every batch is handled, by whomever, with one effect",
                within -> Faults.rebalanceStorm(within, "payment"));
    }

    @Test
    void theSlotOfWalletIsDroppedItsRelayRefusesAndResyncHealsIt() {
        survives("slot of wallet dropped, then resync",
                "the relay refuses; then the kept rows are sent again and have no second effect", within -> {
                    RelayFaults.dropSlot(within, "wallet");
                    OperatorCommand resync = OperatorCommand.run(within, "resync", "wallet");
                    assertThat(resync.status()).as(resync.out()).isZero();
                    return Instant.now();
                });
    }

    @Test
    void everyMessageIsDeliveredThreeTimesAndNothingIsLost() {
        survives("every batch delivered three times", "once is what counts",
                within -> Faults.deliverThrice(within, Duration.ofSeconds(20)));
    }

    @Test
    void faultsInARowAndNothingIsLost() {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("The faults of -Dchaos.seed=" + seed);
        survives("six faults in a row", "all of the above", within -> Faults.mixed(within, new Random(seed), 6));
    }

    private static void survives(String fault, String nothingLostMeans, Function<Town, Instant> happens) {
        try (Scenario scenario = Scenario.in(town)) {
            double recoveredAfter = scenario.recoveredSince(happens.apply(town));
            scenario.nothingIsLost();
            Row.write(fault, nothingLostMeans, recoveredAfter, scenario.requests(), "FaultsIT");
        }
    }
}
