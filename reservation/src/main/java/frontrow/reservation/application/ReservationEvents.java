package frontrow.reservation.application;

import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReleasingPaymentFailure;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.reservation.domain.EndReason;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is said about a reservation, keyed by it, as of its last change. */
final class ReservationEvents {

    private ReservationEvents() {}

    static Outgoing seatHeld(Reservation reservation, Trace trace) {
        return keyed(reservation.id(), trace,
                SeatHeld.newBuilder().setReservationId(reservation.id().value()).setUserId(reservation.userId())
                        .setConcertId(reservation.concert().value()).setPerformanceId(reservation.performance().value())
                        .setSeats(reservation.seats()).setAmountMinor(reservation.amountMinor())
                        .setCurrency(reservation.currency())
                        .setPassId(reservation.pass().value()).setHoldExpiresAt(reservation.holdExpiresAt())
                        .setAt(reservation.updatedAt()).build());
    }

    static Outgoing paymentRequested(Reservation reservation, Trace trace) {
        return keyed(reservation.id(), trace,
                PaymentRequested.newBuilder().setReservationId(reservation.id().value())
                        .setPaymentId(payment(reservation).value())
                        .setUserId(reservation.userId()).setConcertId(reservation.concert().value())
                        .setPerformanceId(reservation.performance().value()).setAmountMinor(reservation.amountMinor())
                        .setCurrency(reservation.currency()).setDeadline(Objects.requireNonNull(reservation.paymentDeadline()))
                        .setAt(reservation.updatedAt()).build());
    }

    static Outgoing reservationConfirmed(Reservation reservation, Trace trace) {
        return keyed(reservation.id(), trace,
                ReservationConfirmed.newBuilder().setReservationId(reservation.id().value())
                        .setPaymentId(payment(reservation).value()).setUserId(reservation.userId())
                        .setConcertId(reservation.concert().value()).setPerformanceId(reservation.performance().value())
                        .setSeats(reservation.seats()).setAmountMinor(reservation.amountMinor())
                        .setCurrency(reservation.currency())
                        .setPassId(reservation.pass().value()).setAt(reservation.updatedAt()).build());
    }

    static Outgoing seatReleased(Reservation reservation, Trace trace) {
        return keyed(reservation.id(), trace,
                SeatReleased.newBuilder().setReservationId(reservation.id().value()).setUserId(reservation.userId())
                        .setConcertId(reservation.concert().value()).setPerformanceId(reservation.performance().value())
                        .setSeats(reservation.seats()).setReason(reason(Objects.requireNonNull(reservation.endReason())))
                        .setPaymentFailure(failure(reservation.paymentFailure()))
                        .setHoldExpiresAt(reservation.holdExpiresAt())
                        .setAt(reservation.updatedAt()).build());
    }

    static Outgoing cancelledByFan(Reservation reservation, Trace trace) {
        return keyed(reservation.id(), trace,
                CancellationRequested.newBuilder().setReservationId(reservation.id().value())
                        .setPaymentId(payment(reservation).value()).setUserId(reservation.userId())
                        .setAmountMinor(reservation.amountMinor()).setCurrency(reservation.currency())
                        .setReason(CancellationReason.FAN).setAt(reservation.updatedAt()).build());
    }

    /** The payment completed, but there is nothing that it could pay. */
    static Outgoing reservationGone(PaymentOutcome.Completed completed, Instant at) {
        return keyed(completed.reservation(), completed.trace(),
                CancellationRequested.newBuilder().setReservationId(completed.reservation().value())
                        .setPaymentId(completed.payment().value()).setUserId(completed.userId())
                        .setAmountMinor(completed.amountMinor()).setCurrency(completed.currency())
                        .setReason(CancellationReason.RESERVATION_GONE).setAt(at).build());
    }

    private static PaymentId payment(Reservation reservation) {
        return Objects.requireNonNull(reservation.payment());
    }

    private static SeatReleaseReason reason(EndReason reason) {
        return switch (reason) {
            case EXPIRED -> SeatReleaseReason.EXPIRED;
            case CANCELLED -> SeatReleaseReason.CANCELLED;
            case PAYMENT_FAILED -> SeatReleaseReason.PAYMENT_FAILED;
            case REFUNDED -> SeatReleaseReason.REFUNDED;
        };
    }

    private static Outgoing keyed(ReservationId key, Trace trace, SpecificRecord event) {
        return new Outgoing(key.toString(), event, trace);
    }

    private static @Nullable ReleasingPaymentFailure failure(@Nullable PaymentFailure failure) {
        return switch (failure) {
            case INSUFFICIENT_BALANCE -> ReleasingPaymentFailure.INSUFFICIENT_BALANCE;
            case TIMEOUT -> ReleasingPaymentFailure.TIMEOUT;
            case REJECTED -> ReleasingPaymentFailure.REJECTED;
            case null -> null;
        };
    }
}
