package frontrow.reservation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a reservation to be wants to claim.
 *
 * @param startsAt a performance that has started can be claimed no more
 * @param seats    distinct numbers, ascending
 */
public record SeatWish(ReservationId reservation, PerformanceId performance, Instant startsAt, Duration holdDuration,
        List<Integer> seats) {

    public List<Seat> seatsAtPerformance() {
        return seats.stream().map(number -> new Seat(performance, number)).toList();
    }
}
