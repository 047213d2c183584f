package frontrow.bench.eventuate;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seats and reservations, one statement a step. */
final class Reservations {

    record Held(UUID reservationId, long amount) {}

    private static final String HOLD = """
            with claim as (
                insert into seat_claim (performance, seat_number, reservation_id)
                select id, :seat, :reservation from performance where id = :performance and :seat between 1 and seats
                on conflict do nothing
                returning performance
            )
            insert into reservation (id, fan, performance, seat_number, amount, status)
            select :reservation, :fan, :performance, :seat, price, 'HELD' from claim join performance on id = claim.performance
            returning amount""";
    private static final String SEAT_EXISTS = """
            select exists (select from performance where id = :performance and :seat between 1 and seats)""";
    private static final String PIN = """
            update reservation set status = 'PAYING' where id = :id and fan = :fan and amount = :amount and status = 'HELD'""";
    private static final String EXISTS = "select exists (select from reservation where id = :id and fan = :fan)";
    private static final String CONFIRM = "update reservation set status = 'CONFIRMED' where id = :id and status = 'PAYING'";
    private static final String RELEASE = """
            with released as (
                update reservation set status = 'RELEASED' where id = :id and status = 'PAYING' returning performance, seat_number
            )
            delete from seat_claim using released
            where seat_claim.performance = released.performance and seat_claim.seat_number = released.seat_number""";

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Held> hold(String fan, int performance, int seat) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return jdbc.sql(HOLD).param("reservation", id).param("fan", fan).param("performance", performance).param("seat", seat)
                .query(Long.class).optional().map(amount -> new Held(id, amount));
    }

    boolean hasSeat(int performance, int seat) {
        return jdbc.sql(SEAT_EXISTS).param("performance", performance).param("seat", seat).query(Boolean.class).single();
    }

    void pin(Purchase purchase) {
        int pinned = jdbc.sql(PIN).param("id", purchase.reservationId()).param("fan", purchase.fan())
                .param("amount", purchase.amount())
                .update();
        if (pinned == 0) {
            throw new NotPayable(exists(purchase) ? PayResult.NOT_PAYABLE : PayResult.NO_SUCH_RESERVATION);
        }
    }

    private boolean exists(Purchase purchase) {
        return jdbc.sql(EXISTS).param("id", purchase.reservationId()).param("fan", purchase.fan()).query(Boolean.class).single();
    }

    void confirm(Purchase purchase) {
        requireOne(jdbc.sql(CONFIRM).param("id", purchase.reservationId()).update(), purchase);
    }

    void release(Purchase purchase) {
        requireOne(jdbc.sql(RELEASE).param("id", purchase.reservationId()).update(), purchase);
    }

    private static void requireOne(int changed, Purchase purchase) {
        if (changed != 1) {
            throw new IllegalStateException("Not PAYING: " + purchase);
        }
    }
}
