package frontrow.reservation.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Trace;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.SeatClaims;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives up a hold at once; asks for the refund of a confirmed reservation as long as its performance has not started. */
@Service
public class CancelReservation {

    private final SeatClaims seatClaims;
    private final Reservations reservations;
    private final Concerts concerts;
    private final Outbox outbox;

    public CancelReservation(SeatClaims seatClaims, Reservations reservations, Concerts concerts, Outbox outbox) {
        this.seatClaims = seatClaims;
        this.reservations = reservations;
        this.concerts = concerts;
        this.outbox = outbox;
    }

    @Transactional
    public CancelResult cancel(ReservationId id, String userId, Trace trace) {
        Instant now = seatClaims.lock(List.of(id));
        Reservation reservation = reservations.lockInIdOrder(List.of(id.value())).stream()
                .filter(found -> found.userId().equals(userId)).findFirst().orElse(null);
        if (reservation == null) {
            return new CancelResult.Unknown(id);
        }
        return switch (reservation.status()) {
            case HELD -> {
                reservation.giveUp(now);
                seatClaims.free(List.of(id));
                outbox.append(ReservationEvents.seatReleased(reservation, trace));
                yield new CancelResult.Released();
            }
            case CONFIRMED -> {
                if (performanceOf(reservation).startedBy(now)) {
                    yield new CancelResult.PerformanceOver();
                }
                reservation.startCancellation(now);
                outbox.append(ReservationEvents.cancelledByFan(reservation, trace));
                yield new CancelResult.Refunding();
            }
            case PAYING -> new CancelResult.PaymentRunning();
            case CANCELLING -> new CancelResult.Refunding();
            case RELEASED, CANCELLED -> new CancelResult.Released();
        };
    }

    private Performance performanceOf(Reservation reservation) {
        Concert concert = concerts.find(reservation.concert()).orElseThrow();
        return concert.performance(reservation.performance()).orElseThrow();
    }
}
