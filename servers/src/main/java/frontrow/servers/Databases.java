package frontrow.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes one database a service, owned by a role of the same name that may stream the write-ahead log (for the relay). */
final class Databases {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String ROLE_EXISTS = "select 1 from pg_roles where rolname = ?";
    private static final String DATABASE_EXISTS = "select 1 from pg_database where datname = ?";

    /** Reads everything and can change nothing: for {@code ./frontrow audit --databases}. */
    private static final String AUDITOR = "audit";
    private static final String CREATE_AUDITOR = """
            create role audit login password 'audit';
            alter role audit set default_transaction_read_only = on;
            grant pg_read_all_data to audit""";

    private final String host;
    private final int port;
    private final String adminUser;
    private final String adminPassword;
    private final ConcurrentHashMap<String, Database> made = new ConcurrentHashMap<>();

    Databases(String host, int port, String adminUser, String adminPassword) {
        this.host = host;
        this.port = port;
        this.adminUser = adminUser;
        this.adminPassword = adminPassword;
    }

    /** The role's password is its name: the server listens on the loopback only, and the role is no superuser. */
    Database database(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        return made.computeIfAbsent(name, this::make);
    }

    Connection connectAsAdmin() throws SQLException {
        return DriverManager.getConnection(url("postgres"), adminUser, adminPassword);
    }

    private synchronized Database make(String name) {
        try (Connection connection = connectAsAdmin(); Statement statement = connection.createStatement()) {
            if (!exists(connection, ROLE_EXISTS, AUDITOR)) {
                statement.execute(CREATE_AUDITOR);
            }
            if (!exists(connection, ROLE_EXISTS, name)) {
                statement.execute("create role \"%1$s\" login replication password '%1$s'".formatted(name));
            }
            if (!exists(connection, DATABASE_EXISTS, name)) {
                statement.execute("create database \"%1$s\" owner \"%1$s\"".formatted(name));
            }
            return new Database(url(name), name, name);
        } catch (SQLException failed) {
            throw new ServerFailed("The database " + name + " cannot be made: " + failed.getMessage(), failed);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
}
