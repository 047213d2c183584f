package frontrow.reservation.messaging;

import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReleasingPaymentFailure;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.Delivered;
import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.application.PaymentWaiters.Outcome;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.ReservationId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes those who wait for a payment's end that another instance has settled; a pass that bought has ended. */
final class Outcomes {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private final PaymentWaiters waiters;
    private final EndedPasses endedPasses;

    Outcomes(PaymentWaiters waiters, EndedPasses endedPasses) {
        this.waiters = waiters;
        this.endedPasses = endedPasses;
    }

    void on(Delivered delivered) {
        switch (delivered.event()) {
            case ReservationConfirmed confirmed -> {
                endedPasses.ended(new PassId(confirmed.getPassId()));
                waiters.ended(new ReservationId(confirmed.getReservationId()), new Outcome.Confirmed());
            }
            case SeatReleased released -> waiters.ended(new ReservationId(released.getReservationId()),
                    new Outcome.Released(failure(released.getPaymentFailure())));
            case SeatHeld _,PaymentRequested _,CancellationRequested _,ConcertScheduled _ -> {
            }
            default -> log.error("Skipped an event of unknown type {}.", delivered.event().getSchema().getFullName());
        }
    }

    private static @Nullable PaymentFailure failure(@Nullable ReleasingPaymentFailure told) {
        return switch (told) {
            case INSUFFICIENT_BALANCE -> PaymentFailure.INSUFFICIENT_BALANCE;
            case TIMEOUT -> PaymentFailure.TIMEOUT;
            case REJECTED -> PaymentFailure.REJECTED;
            case UNKNOWN -> null;
            case null -> null;
        };
    }
}
