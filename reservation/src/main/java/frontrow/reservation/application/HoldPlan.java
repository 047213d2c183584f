package frontrow.reservation.application;

import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.SeatWish;
import java.time.Instant;
import java.util.List;

/** A request that may be granted, with the concert and date it is about. */
record HoldPlan(HoldRequest request, Concert concert, Performance performance) {

    SeatWish wish() {
        return new SeatWish(request.id(), performance.id(), performance.startsAt(), concert.holdDuration(), seatsAscending());
    }

    /** The reservation, if it comes to one. */
    Reservation hold(Instant now) {
        Reservation.Order order = new Reservation.Order(request.id(), request.userId(), concert.id(), performance.id(),
                seatsAscending(),
                performance.priceMinorOf(request.seats()), concert.currency(), request.pass().id());
        return Reservation.held(order, now, concert.holdDuration());
    }

    private List<Integer> seatsAscending() {
        return request.seats().stream().sorted().toList();
    }
}
