package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.e2e.AuditRun;
import frontrow.e2e.chaos.History.Entry;
import frontrow.servers.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A fault amid a crowd: how long until all is well again; then rest, the audit, and the crowd's history against what is there. */
final class Scenario implements AutoCloseable {

    private static final Duration CROWDED_WITHIN = Duration.ofSeconds(90);
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(150);
    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    private static final String OPEN_RESERVATIONS = """
            select count(*) from reservation where status in ('PAYING', 'CANCELLING') and updated_at < ?""";
    private static final String OPEN_PAYMENTS = """
            select count(*) from payment where requested_at < ?
            and (status in ('DEBITING', 'REFUNDING') or refund_asked_at is not null and refund_settled_at is null)""";

    private final Town town;
    private final Crowd crowd;
    private final Set<String> excused = new HashSet<>();

    private Scenario(Town town, Crowd crowd) {
        this.town = town;
        this.crowd = crowd;
    }

    /** Everything runs, and the first fans have bought. */
    static Scenario in(Town town) {
        town.startAll();
        Instant began = Instant.now();
        Scenario scenario = new Scenario(town, Crowd.before(town));
        await("somebody buys").atMost(CROWDED_WITHIN).until(() -> scenario.crowd.newestBuyerCameAt().isAfter(began));
        return scenario;
    }

    /** With this code a service may refuse what it would grant if there were no fault. */
    void excuse(String code) {
        excused.add(code);
    }

    /**
     * Recovered: somebody who came after the fault's end owns a seat, and every purchase and every refund begun before has ended.
     *
     * @return seconds from the fault's end until then
     */
    double recoveredSince(Instant faultEnd) {
        await("recovered").atMost(RECOVERED_WITHIN).pollInterval(LOOK_INTERVAL)
                .until(() -> crowd.newestBuyerCameAt().isAfter(faultEnd) && open(faultEnd) == 0);
        return Duration.between(faultEnd, Instant.now()).toMillis() / 1_000.0;
    }

    /** The crowd goes home; then nothing is under way, the audit proves it, and the history is true. */
    void nothingIsLost() {
        nothingIsLostBut();
    }

    /** The same, where these rules of the audit are broken by the fault itself. */
    void nothingIsLostBut(String... rules) {
        crowd.stop();
        await("at rest").atMost(AT_REST_WITHIN).pollInterval(LOOK_INTERVAL).until(() -> open(Instant.now()) == 0);
        await("the audit proves it").atMost(AT_REST_WITHIN).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(brokenRules()).containsExactlyInAnyOrder(rules));
        assertThat(crowd.failed()).as("visits without an end").isEmpty();
        List<Entry> history = crowd.history().entries().stream().filter(entry -> !excused.contains(entry.said())).toList();
        assertThat(HistoryCheck.contradictions(history, EndState.of(town, crowd)))
                .as("what the crowd was told and what is there").isEmpty();
    }

    private Set<String> brokenRules() throws IOException {
        Path report = town.directory().resolve("audit.json");
        Files.deleteIfExists(report);
        AuditRun audit = AuditRun.on(town.ports(), "--databases", "--at-rest", "--json", report.toString());
        assertThat(report).as(audit.out()).exists();
        Set<String> broken = new HashSet<>(JsonMapper.shared().readTree(report.toFile()).path("violationCount").propertyNames());
        assertThat(audit.status()).as(audit.out()).isEqualTo(broken.isEmpty() ? 0 : 1);
        return broken;
    }

    long requests() {
        return crowd.history().entries().size();
    }

    private long open(Instant before) {
        return count(town.database("reservation"), OPEN_RESERVATIONS, before)
                + count(town.database("payment"), OPEN_PAYMENTS, before);
    }

    /** @return one more than there is, as it were, while the database does not answer */
    private static long count(Database database, String query, Instant before) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setTimestamp(1, Timestamp.from(before));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException noAnswer) {
            return 1;
        }
    }

    @Override
    public void close() {
        crowd.close();
    }
}
