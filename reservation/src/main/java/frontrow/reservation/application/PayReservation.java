package frontrow.reservation.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.reservation.domain.EndReason;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.SeatClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for the payment of holds, a batch in one transaction. A payment requested before the hold ran out wins: the claims are pinned
 * until it ends. Requested at that instant or later it is refused, whether or not anybody has released the seats (design §5).
 */
@Service
public class PayReservation {

    private final SeatClaims seatClaims;
    private final Reservations reservations;
    private final Outbox outbox;
    private final PaymentTerms terms;

    /** @param paymentDuration a payment that takes longer fails */
    public record PaymentTerms(Duration paymentDuration) {}

    public PayReservation(SeatClaims seatClaims, Reservations reservations, Outbox outbox, PaymentTerms terms) {
        this.seatClaims = seatClaims;
        this.reservations = reservations;
        this.outbox = outbox;
        this.terms = terms;
    }

    /** @return the results in the order of the requests */
    @Transactional
    public List<PayResult> pay(List<PayRequest> requests) {
        List<ReservationId> ids = requests.stream().map(PayRequest::reservation).distinct().toList();
        Instant now = seatClaims.lock(ids);
        Map<ReservationId, Reservation> locked = new HashMap<>();
        reservations.lockInIdOrder(ids.stream().map(ReservationId::value).toList())
                .forEach(reservation -> locked.put(reservation.id(), reservation));

        List<ReservationId> pinned = new ArrayList<>();
        List<Outgoing> events = new ArrayList<>();
        List<PayResult> results = new ArrayList<>();
        for (PayRequest request : requests) {
            Reservation reservation = locked.get(request.reservation());
            PayResult result = decide(request, reservation, now);
            if (reservation != null && result instanceof PayResult.Requested requested) {
                reservation.startPayment(requested.payment(), now.plus(terms.paymentDuration()), now);
                pinned.add(reservation.id());
                events.add(ReservationEvents.paymentRequested(reservation, request.trace()));
            }
            results.add(result);
        }
        if (!pinned.isEmpty()) {
            seatClaims.pin(pinned);
            outbox.append(events);
        }
        return results;
    }

    private static PayResult decide(PayRequest request, @Nullable Reservation reservation, Instant now) {
        if (reservation == null || !reservation.userId().equals(request.userId())) {
            return new PayResult.Unknown(request.reservation());
        }
        if (!reservation.concert().equals(request.pass().concert())) {
            return new PayResult.PassInvalid();
        }
        if (!request.pass().live() && !reservation.pass().equals(request.pass().id())) {
            return new PayResult.PassExpired();
        }
        if (reservation.hasRunOut(now) || reservation.endReason() == EndReason.EXPIRED) {
            return new PayResult.HoldExpired();
        }
        if (reservation.status() != ReservationStatus.HELD) {
            return new PayResult.NotPayable(reservation.status());
        }
        if (reservation.amountMinor() != request.amountMinor()) {
            return new PayResult.AmountMismatch(request.amountMinor(), reservation.amountMinor());
        }
        return new PayResult.Requested(reservation.id(), request.payment());
    }
}
