package frontrow.bench.synchronous;

import frontrow.bench.synchronous.HoldResult.Held;
import frontrow.bench.synchronous.HoldResult.NoSuchSeat;
import frontrow.bench.synchronous.HoldResult.SeatTaken;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A unique index decides: rivals insert, and all but one fail with an exception that costs their transaction. */
@Component
@ConditionalOnProperty(name = HoldSeat.PROPERTY, havingValue = "unique")
class UniqueHold implements HoldSeat {

    private final JdbcClient jdbc;
    private final Reservations reservations;
    private final TransactionTemplate transaction;

    UniqueHold(JdbcClient jdbc, Reservations reservations, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.reservations = reservations;
        this.transaction = transaction;
    }

    @Override
    public HoldResult hold(String fan, SeatId id) {
        try {
            return transaction.execute(_ -> claimed(fan, id));
        } catch (DuplicateKeyException taken) {
            return new SeatTaken();
        }
    }

    private HoldResult claimed(String fan, SeatId id) {
        Optional<Long> price = jdbc.sql("select price from seat where performance = ? and number = ?").params(id.performance(),
                id.number()).query(Long.class).optional();
        if (price.isEmpty()) {
            return new NoSuchSeat();
        }
        Reservation reservation = new Reservation(fan, id, price.get());
        UUID saved = reservations.save(reservation).id();
        jdbc.sql("insert into seat_claim (performance, number, reservation_id) values (?, ?, ?)")
                .params(id.performance(), id.number(), saved).update();
        return new Held(saved, reservation.amount());
    }
}
