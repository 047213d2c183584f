package frontrow.bench.seller;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What PostgreSQL has done so far, for all of its databases: relays, health checks and all.
 *
 * @param commits  transactions that ended well, those that only read among them
 * @param walBytes written ahead
 */
public record DatabaseWork(long commits, long walBytes) {

    private static final String READ = """
            select (select sum(xact_commit) from pg_stat_database),
                   (select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'))
            """;

    /** How it is reached. */
    @FunctionalInterface
    interface Database {
        Connection connect() throws SQLException;
    }

    static DatabaseWork read(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new DatabaseWork(row.getLong(1), row.getLong(2));
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL does not say what it has done.", failed);
        }
    }

    public DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(commits - before.commits, walBytes - before.walBytes);
    }
}
