package frontrow.bench.synchronous;

import frontrow.bench.synchronous.HoldResult.Held;
import frontrow.bench.synchronous.HoldResult.NoSuchSeat;
import frontrow.bench.synchronous.HoldResult.SeatTaken;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@code select … for update}: rivals queue for the row, and then see that it is taken. */
@Component
@ConditionalOnProperty(name = HoldSeat.PROPERTY, havingValue = "pessimistic", matchIfMissing = true)
class PessimisticHold implements HoldSeat {

    private final Seats seats;
    private final Reservations reservations;

    PessimisticHold(Seats seats, Reservations reservations) {
        this.seats = seats;
        this.reservations = reservations;
    }

    @Override
    @Transactional
    public HoldResult hold(String fan, SeatId id) {
        Optional<Seat> found = seats.findForUpdate(id);
        if (found.isEmpty()) {
            return new NoSuchSeat();
        }
        Seat seat = found.get();
        if (seat.isTaken()) {
            return new SeatTaken();
        }
        Reservation reservation = reservations.save(new Reservation(fan, id, seat.price()));
        seat.take(reservation.id());
        return new Held(reservation.id(), reservation.amount());
    }
}
