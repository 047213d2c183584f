package frontrow.bench.synchronous;

import frontrow.bench.synchronous.HoldResult.Held;
import frontrow.bench.synchronous.HoldResult.NoSuchSeat;
import frontrow.bench.synchronous.HoldResult.SeatTaken;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A version decides: rivals read, write if nobody has written since, and begin again otherwise. */
@Component
@ConditionalOnProperty(name = HoldSeat.PROPERTY, havingValue = "optimistic")
class OptimisticHold implements HoldSeat {

    private static final int ATTEMPTS_MAX = 10;

    private final JdbcClient jdbc;
    private final Reservations reservations;
    private final TransactionTemplate transaction;

    OptimisticHold(JdbcClient jdbc, Reservations reservations, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.reservations = reservations;
        this.transaction = transaction;
    }

    record Versioned(long price, int version, @Nullable UUID reservationId) {}

    @Override
    public HoldResult hold(String fan, SeatId id) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.execute(_ -> written(fan, id));
            } catch (OptimisticLockingFailureException overtaken) {
                if (attempt == ATTEMPTS_MAX) {
                    throw overtaken;
                }
            }
        }
    }

    private HoldResult written(String fan, SeatId id) {
        Optional<Versioned> read = jdbc
                .sql("select price, version, reservation_id from seat where performance = ? and number = ?")
                .params(id.performance(), id.number()).query(Versioned.class).optional();
        if (read.isEmpty()) {
            return new NoSuchSeat();
        }
        if (read.get().reservationId() != null) {
            return new SeatTaken();
        }
        Reservation reservation = reservations.save(new Reservation(fan, id, read.get().price()));
        int updated = jdbc.sql("""
                update seat set reservation_id = ?, version = version + 1
                where performance = ? and number = ? and version = ?""")
                .params(reservation.id(), id.performance(), id.number(), read.get().version()).update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("Seat " + id + " has been written meanwhile.");
        }
        return new Held(reservation.id(), reservation.amount());
    }
}
