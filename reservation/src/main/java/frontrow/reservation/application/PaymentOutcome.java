package frontrow.reservation.application;

import frontrow.messaging.Trace;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.ReservationId;

/** How a payment ended, as the payment service tells it. */
public sealed interface PaymentOutcome {

    ReservationId reservation();

    PaymentId payment();

    Trace trace();

    record Completed(ReservationId reservation, PaymentId payment, String userId, long amountMinor, String currency, Trace trace)
            implements
                PaymentOutcome {}

    record Failed(ReservationId reservation, PaymentId payment, PaymentFailure failure, Trace trace) implements PaymentOutcome {}

    record Refunded(ReservationId reservation, PaymentId payment, Trace trace) implements PaymentOutcome {}
}
