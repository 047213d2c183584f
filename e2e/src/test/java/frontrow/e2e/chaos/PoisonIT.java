package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are no event, an unknown schema, and an event that belongs elsewhere, in every topic, amid a crowd. */
@Tag("chaos")
class PoisonIT {

    /** Topic and consumer group: what is in queue.events is read by no group, and left out of the line. */
    private static final List<String> READERS = List.of("payment.events reservation ", "payment.events wallet ",
            "reservation.events payment ", "reservation.events queue ", "wallet.events payment ");

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

    @Test
    void poisonInEveryTopicEndsAsDeadLettersAndTheRestGoesOn() {
        try (Scenario scenario = Scenario.in(town)) {
            Poison.plant(town.servers().bootstrapServers());
            double recoveredAfter = scenario.recoveredSince(Instant.now());
            await("every reader has put it aside").atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(PoisonIT::everyReaderHasALetterOfEachKind);
            scenario.nothingIsLostBut("RECORD_IS_READABLE");
            letters().forEach(PoisonIT::discard);

            assertThat(OperatorCommand.run(town, "dead-letters").out()).contains("No letter waits.");
            Row.write("poison in every topic",
                    "only the poison is put aside; every answer holds, audit finds nothing but the poison",
                    recoveredAfter, scenario.requests(), "PoisonIT");
        }
    }

    private static void everyReaderHasALetterOfEachKind() {
        List<String> letters = letters();
        assertThat(READERS).allSatisfy(
                reader -> assertThat(letters).filteredOn(letter -> letter.startsWith(reader)).hasSize(Poison.KINDS));
    }

    private static List<String> letters() {
        return OperatorCommand.run(town, "dead-letters").out().lines()
                .filter(line -> READERS.stream().anyMatch(line::startsWith)).toList();
    }

    private static void discard(String letter) {
        String[] name = letter.split(" ", 4);
        OperatorCommand discarded = OperatorCommand.run(town, "dead-letters", "discard", name[0], name[1], name[2], "poison");
        assertThat(discarded.status()).as(discarded.out()).isZero();
    }
}
