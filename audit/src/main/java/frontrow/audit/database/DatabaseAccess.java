package frontrow.audit.database;

import frontrow.audit.read.CannotAudit;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The role that reads.
 *
 * @param server JDBC URL without the database's name
 */
public record DatabaseAccess(String server, String user, String password) {

    Connection open(String database) {
        try {
            Connection connection = DriverManager.getConnection(server + database, user, password);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException e) {
            throw new CannotAudit("The database %s%s cannot be read as %s: %s".formatted(server, database, user, e.getMessage()),
                    e);
        }
    }

    @Override
    public String toString() {
        return user + " at " + server;
    }
}
