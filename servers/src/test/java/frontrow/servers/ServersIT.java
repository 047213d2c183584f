package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ServersIT {

    private final Servers servers = Servers.shared();

    @Test
    void hasTheTopicsOfAllServices() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).containsAll(Topics.ALL);
        }
    }

    @Test
    void givesAServiceADatabaseThatIsDurableAndCanBeReplicated() throws SQLException {
        Database database = servers.database("some_service");

        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            assertThat(ask(connection, "show fsync")).isEqualTo("on");
            assertThat(ask(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(connection, "show wal_level")).isEqualTo("logical");
            assertThat(ask(connection, "select rolreplication and not rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("t");
        }
    }

    @Test
    void givesTheSameDatabaseAgain() {
        assertThat(servers.database("twice")).isEqualTo(servers.database("twice"));
    }

    @Test
    void tellsAServiceWhereItsServersAre() {
        assertThat(servers.springProperties("reservation"))
                .containsEntry("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                .containsEntry("frontrow.registry.url", servers.registryUrl()).containsEntry("server.port", 0)
                .containsEntry("spring.datasource.username", "reservation");
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
