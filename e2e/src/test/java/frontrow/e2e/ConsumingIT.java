package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.servers.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/CONSUMING.md, run as they stand there. */
class ConsumingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void theExamplePrintsAPurchaseFromItsTopic() throws IOException {
        SystemUnderTest system = SystemUnderTest.shared();
        Api api = system.api();
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        Fan fan = Fan.named(api, "followed").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 12).expect(201).text("reservationId");
        fan.pay(reservation, Concert.PRICE).expect(200);

        Path output = directory.resolve("output.txt");
        Process follower = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "../docs/examples/Follow.java", "127.0.0.1:" + system.ports().kafka(),
                "http://127.0.0.1:" + system.ports().registry() + "/apis/ccompat/v7", "reservation.events")
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Files.readAllLines(output))
                    .filteredOn(line -> line.contains(" " + reservation + " {"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anySatisfy(line -> assertThat(line).contains(fan.userId).contains("\"seats\": [12]")));
        } finally {
            follower.destroyForcibly();
        }
    }

    @Test
    void theStatementTellsWhatASectionHasSold() throws IOException {
        SystemUnderTest system = SystemUnderTest.shared();
        Api api = system.api();
        Concert concert = Concert.scheduledBy(Fan.operator(api), new Concert.Terms(300, 2, 100, 100), 17);
        Fan fan = Fan.named(api, "counted").charge(2 * Concert.PRICE).admittedTo(concert.concertId());
        fan.pay(fan.hold(concert.performanceId(), 3, 4).expect(201).text("reservationId"), 2 * Concert.PRICE).expect(200);
        Matcher statement = SQL.matcher(Files.readString(Path.of("../docs/CONSUMING.md")));
        assertThat(statement.find()).isTrue();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows(system.database("analytics"), statement.group(1)))
                .contains(List.of("Floor", "17", "2", String.valueOf(2 * Concert.PRICE))));
    }

    /** Without the concert's name, which others have, too. */
    private static List<List<String>> rows(Database database, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(List.of(row.getString("section"), row.getString("seats"), row.getString("sold"),
                        row.getString("revenue")));
            }
        }
        return rows;
    }
}
