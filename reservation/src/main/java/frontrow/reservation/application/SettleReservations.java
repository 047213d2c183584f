package frontrow.reservation.application;

import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.reservation.application.PaymentOutcome.Completed;
import frontrow.reservation.application.PaymentOutcome.Failed;
import frontrow.reservation.application.PaymentOutcome.Refunded;
import frontrow.reservation.domain.ImpossibleTransition;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.Reservation.Effect;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.domain.StrayPayments;
import frontrow.reservation.domain.StrayPayments.Stray;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends reservations as their payments ended, a batch in one transaction (design §6):
 *
 * <pre>
 * payment    reservation is       becomes     says
 * completed  PAYING               CONFIRMED   ReservationConfirmed
 * failed     PAYING               RELEASED    SeatReleased{PAYMENT_FAILED}
 * refunded   CANCELLING           CANCELLED   SeatReleased{REFUNDED}
 * completed  gone, or not its own    –        CancellationRequested{RESERVATION_GONE}, once per payment
 * any        already there           –        –
 * </pre>
 */
@Service
public class SettleReservations {

    private final SeatClaims seatClaims;
    private final Reservations reservations;
    private final StrayPayments strayPayments;
    private final Outbox outbox;

    public SettleReservations(SeatClaims seatClaims, Reservations reservations, StrayPayments strayPayments, Outbox outbox) {
        this.seatClaims = seatClaims;
        this.reservations = reservations;
        this.strayPayments = strayPayments;
        this.outbox = outbox;
    }

    /**
     * @return the reservations that changed
     * @throws ImpossibleEvent for an outcome that the reservation's state rules out
     */
    @Transactional
    public List<Reservation> settle(List<PaymentOutcome> outcomes) {
        List<ReservationId> ids = outcomes.stream().map(PaymentOutcome::reservation).distinct().toList();
        Instant now = seatClaims.lock(ids);
        Map<ReservationId, Reservation> locked = new HashMap<>();
        reservations.lockInIdOrder(ids.stream().map(ReservationId::value).toList())
                .forEach(reservation -> locked.put(reservation.id(), reservation));

        List<Outgoing> events = new ArrayList<>();
        List<Reservation> settled = new ArrayList<>();
        List<ReservationId> freed = new ArrayList<>();
        List<Completed> strays = new ArrayList<>();
        for (PaymentOutcome outcome : outcomes) {
            Reservation reservation = locked.get(outcome.reservation());
            switch (apply(outcome, reservation, now)) {
                case NONE -> {
                }
                case STRAY -> strays.add((Completed) outcome);
                case CHANGED -> {
                    Reservation changed = Objects.requireNonNull(reservation);
                    events.add(event(outcome, changed));
                    settled.add(changed);
                    if (!(outcome instanceof Completed)) {
                        freed.add(changed.id());
                    }
                }
            }
        }
        if (!freed.isEmpty()) {
            seatClaims.free(freed);
        }
        if (!strays.isEmpty()) {
            events.addAll(sendBack(strays, now));
        }
        if (!events.isEmpty()) {
            outbox.append(events);
        }
        return settled;
    }

    private static Effect apply(PaymentOutcome outcome, @Nullable Reservation reservation, Instant now) {
        if (reservation == null) {
            return outcome instanceof Completed ? Effect.STRAY : Effect.NONE;
        }
        try {
            return switch (outcome) {
                case Completed completed -> reservation.paymentCompleted(completed.payment(), now);
                case Failed failed -> reservation.paymentFailed(failed.payment(), failed.failure(), now);
                case Refunded refunded -> reservation.paymentRefunded(refunded.payment(), now);
            };
        } catch (ImpossibleTransition impossible) {
            throw new ImpossibleEvent(Objects.requireNonNull(impossible.getMessage()));
        }
    }

    private static Outgoing event(PaymentOutcome outcome, Reservation changed) {
        return switch (outcome) {
            case Completed completed -> ReservationEvents.reservationConfirmed(changed, completed.trace());
            case Failed failed -> ReservationEvents.seatReleased(changed, failed.trace());
            case Refunded refunded -> ReservationEvents.seatReleased(changed, refunded.trace());
        };
    }

    // Compensation: a fan has paid for nothing.
    private List<Outgoing> sendBack(List<Completed> strays, Instant now) {
        Map<PaymentId, Completed> byPayment = new HashMap<>();
        strays.forEach(stray -> byPayment.putIfAbsent(stray.payment(), stray));
        Set<PaymentId> fresh = strayPayments
                .note(byPayment.values().stream().map(stray -> new Stray(stray.payment(), stray.reservation())).toList());
        return byPayment.values().stream().filter(stray -> fresh.contains(stray.payment()))
                .map(stray -> ReservationEvents.reservationGone(stray, now)).toList();
    }
}
