package frontrow.messaging.health;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Are you there? By a connection of its own: a pool that is busy is no database that is away. */
final class DatabaseQuestion implements Question {

    private final JdbcConnectionDetails database;
    private final String service;
    private @Nullable Connection connection;

    DatabaseQuestion(JdbcConnectionDetails database, String service) {
        this.database = database;
        this.service = service;
    }

    @Override
    public void ask(Duration answerWaitMax) throws SQLException {
        int waitSeconds = Math.toIntExact(Math.max(1, answerWaitMax.toSeconds()));
        Connection open = connect(waitSeconds);
        if (!open.isValid(waitSeconds)) {
            close();
            throw new SQLException("The connection is broken, or the database does not answer.");
        }
    }

    private synchronized Connection connect(int waitSeconds) throws SQLException {
        Connection open = connection;
        if (open == null) {
            Properties properties = new Properties();
            PGProperty.USER.set(properties, database.getUsername());
            PGProperty.PASSWORD.set(properties, database.getPassword());
            PGProperty.CONNECT_TIMEOUT.set(properties, waitSeconds);
            PGProperty.LOGIN_TIMEOUT.set(properties, waitSeconds);
            PGProperty.SOCKET_TIMEOUT.set(properties, waitSeconds);
            PGProperty.APPLICATION_NAME.set(properties, service + "-health");
            open = DriverManager.getConnection(database.getJdbcUrl(), properties);
            connection = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                // Without a word to a server that may not listen.
                closing.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("The connection to the database cannot be given up.", e);
            }
        }
    }
}
