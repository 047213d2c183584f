package frontrow.reservation.web;

import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.EndReason;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as its fan sees it.
 *
 * @param amount        in minor units
 * @param holdExpiresAt only of a hold
 * @param reason        why it ended
 * @param startsAt      when the performance does
 */
record ReservationBody(String reservationId, ReservationStatus status, String concertId, String performanceId,
        List<Integer> seats,
        long amount, String currency, @Nullable Instant holdExpiresAt, @Nullable String paymentId,
        @Nullable PaymentFailure paymentFailure, @Nullable EndReason reason, Instant createdAt, Instant updatedAt,
        String concertName, Instant startsAt) {

    /** @throws IllegalStateException if its concert is unknown */
    static ReservationBody of(Reservation reservation, Concerts concerts) {
        Concert concert = concerts.find(reservation.concert())
                .orElseThrow(() -> new IllegalStateException("There is no concert of " + reservation.id() + "."));
        Performance performance = concert.performance(reservation.performance()).orElseThrow();
        PaymentId payment = reservation.payment();
        return new ReservationBody(reservation.id().toString(), reservation.status(), reservation.concert().toString(),
                reservation.performance().toString(), reservation.seats(), reservation.amountMinor(), reservation.currency(),
                reservation.status() == ReservationStatus.HELD ? reservation.holdExpiresAt() : null,
                payment == null ? null : payment.toString(), reservation.paymentFailure(), reservation.endReason(),
                reservation.createdAt(), reservation.updatedAt(), concert.name(), performance.startsAt());
    }
}
