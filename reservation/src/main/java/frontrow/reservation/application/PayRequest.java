package frontrow.reservation.application;

import frontrow.messaging.Trace;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.ReservationId;

/**
 * A fan wants to pay for a hold.
 *
 * @param payment     the payment, if it comes to one
 * @param amountMinor what the fan has been shown
 */
public record PayRequest(ReservationId reservation, PaymentId payment, String userId, AdmissionPass pass, long amountMinor,
        Trace trace) {}
