package frontrow.e2e.chaos;

import frontrow.servers.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the databases hold of a crowd, and the log of its line.
 *
 * @param places that count, in their order
 */
record EndState(List<Reservation> reservations, List<Payment> payments, List<Transfer> transfers, List<Balance> balances,
        List<Place> places) {

    record Reservation(String id, String fan, int seat, String status, long amount) {}

    record Payment(String id, String reservation, String fan, String status) {}

    record Transfer(String fan, String kind, long amount, String reference) {}

    record Balance(String fan, long amount) {}

    private static final String RESERVATIONS = """
            select id::text, user_id, seats[1], status, amount_minor from reservation where user_id like ?""";
    private static final String PAYMENTS = "select payment_id::text, reservation_id::text, user_id, status from payment where user_id like ?";
    private static final String TRANSFERS = """
            select substr(wallet_account, 8), kind, amount_minor, reference::text from transfer where substr(wallet_account, 8) like ?""";
    private static final String BALANCES = "select substr(account_id, 8), balance_minor from account where substr(account_id, 8) like ?";

    private interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    static EndState of(Town town, Crowd crowd) {
        return new EndState(
                rows(town.database("reservation"), RESERVATIONS, crowd.name(),
                        row -> new Reservation(row.getString(1), row.getString(2),
                                row.getInt(3), row.getString(4), row.getLong(5))),
                rows(town.database("payment"), PAYMENTS, crowd.name(), row -> new Payment(row.getString(1), row.getString(2),
                        row.getString(3), row.getString(4))),
                rows(town.database("wallet"), TRANSFERS, crowd.name(), row -> new Transfer(row.getString(1), row.getString(2),
                        row.getLong(3), row.getString(4))),
                rows(town.database("wallet"), BALANCES, crowd.name(), row -> new Balance(row.getString(1), row.getLong(2))),
                Line.of(town, crowd.concertId()));
    }

    private static <R> List<R> rows(Database database, String query, String crowd, Row<R> reader) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, crowd + "-%");
            List<R> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
