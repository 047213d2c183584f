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

    static DatabaseWork read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new DatabaseWork(row.getLong(1), row.getLong(2));
        }
    }

    public DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(commits - before.commits, walBytes - before.walBytes);
    }
}
