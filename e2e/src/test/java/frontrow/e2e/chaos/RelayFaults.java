package frontrow.e2e.chaos;

import static org.awaitility.Awaitility.await;

import frontrow.servers.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** What can happen to the relay of a service, by way of its replication slot. */
final class RelayFaults {

    private static final Duration DONE_WITHIN = Duration.ofMinutes(2);
    private static final String RELAY = "select active_pid from pg_replication_slots where database = current_database() and active";
    private static final String END_RELAY = """
            select pg_terminate_backend(active_pid) from pg_replication_slots where database = current_database() and active""";
    private static final String DROP_SLOT = """
            select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database() and not active""";
    private static final String SLOTS = "select count(*) from pg_replication_slots where database = current_database()";

    private RelayFaults() {}

    /** The process that sends the write-ahead log to the relay does nothing. It holds the slot: nobody can take over. */
    static Instant silence(Town town, String service, Duration duration) {
        long sender = await("a relay").atMost(DONE_WITHIN).until(() -> ask(town.database(service), RELAY), pid -> pid > 0);
        ChildProcess.signal("-STOP", sender);
        Faults.pass(duration);
        ChildProcess.signal("-CONT", sender);
        return Instant.now();
    }

    static void dropSlot(Town town, String service) {
        Database database = town.database(service);
        await("the slot is dropped").atMost(DONE_WITHIN).pollInterval(Duration.ofMillis(1)).until(() -> {
            ask(database, END_RELAY);
            ask(database, DROP_SLOT);
            return ask(database, SLOTS) == 0;
        });
        await("no instance is ready").atMost(DONE_WITHIN)
                .until(() -> town.instances(service).stream().noneMatch(Instance::isReady));
    }

    /** @return 0 where there is nothing, or the server does not want to */
    private static long ask(Database database, String query) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() && answer.getObject(1) instanceof Number number ? number.longValue() : 0;
        } catch (SQLException refused) {
            return -1;
        }
    }
}
