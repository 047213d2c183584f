package frontrow.bench.growth;

import frontrow.bench.system.RunningFrontrow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Seats sold long ago, of performances that are over: rows in the reservation service's database alone, so no audit compares it. */
final class PastReservations {

    /** In one transaction: while it runs, no relay's slot moves on, and PostgreSQL gives up slots that are too far behind. */
    private static final int AT_ONCE = 50_000;

    private static final String SOLD = """
            with past as (
                insert into reservation (id, user_id, concert_id, performance_id, seats, amount_minor, currency, pass_id, status,
                                         hold_expires_at, payment_id, payment_deadline, created_at, updated_at)
                select uuidv7(), 'past-' || n, md5('concert-' || n / 100000)::uuid, md5('performance-' || n / 5000)::uuid,
                       array[n % 5000 + 1], 50000, 'KRW', uuidv7(), 'CONFIRMED', now() - interval '1 year', uuidv7(),
                       now() - interval '1 year', now() - interval '1 year', now() - interval '1 year'
                from generate_series(?, ? - 1) as n
                returning performance_id, seats, id)
            insert into seat_claim (performance_id, seat_number, reservation_id, held_until)
            select performance_id, seats[1], id, 'infinity' from past
            """;

    private PastReservations() {}

    /** Those from one number to another. */
    static void fill(RunningFrontrow frontrow, int from, int to) {
        try (Connection database = frontrow.database();
                Statement statement = database.createStatement();
                PreparedStatement sold = database.prepareStatement(SOLD)) {
            statement.execute("set statement_timeout = 0; set transaction_timeout = 0");
            for (int next = from; next < to; next += AT_ONCE) {
                sold.setInt(1, next);
                sold.setInt(2, Math.min(next + AT_ONCE, to));
                sold.executeUpdate();
            }
            statement.execute("vacuum analyze reservation, seat_claim");
        } catch (SQLException failed) {
            throw new IllegalStateException("The past cannot be made.", failed);
        }
    }
}
