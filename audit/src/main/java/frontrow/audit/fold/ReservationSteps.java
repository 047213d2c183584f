package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.audit.fold.Purchase.State;
import frontrow.audit.fold.Purchase.Terms;
import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 6, as the reservation service tells it. One reservation's events are in one partition, so in order.
 *
 * <pre>
 * state      | event                                      | next
 * -----------+--------------------------------------------+-----------
 *            | SeatHeld                                   | HELD
 * HELD       | PaymentRequested, before the hold ends     | PAYING
 *            | SeatReleased EXPIRED, once it has ended    | RELEASED
 *            | SeatReleased CANCELLED                     | RELEASED
 * PAYING     | ReservationConfirmed                       | CONFIRMED
 *            | SeatReleased PAYMENT_FAILED                | RELEASED
 * CONFIRMED  | CancellationRequested FAN                  | CANCELLING
 * CANCELLING | SeatReleased REFUNDED                      | CANCELLED
 * any        | CancellationRequested RESERVATION_GONE, once for a payment that it is not confirmed by
 * </pre>
 */
final class ReservationSteps {

    private final Findings findings;

    ReservationSteps(Findings findings) {
        this.findings = findings;
    }

    void held(SeatHeld event, Purchase purchase, Terms terms, UUID performance, Seen seen) {
        if (purchase.state != State.NONE) {
            illegal(purchase, seen, "SeatHeld");
            return;
        }
        purchase.state = State.HELD;
        purchase.terms = terms;
        purchase.performanceId = performance;
        purchase.seats = event.getSeats().stream().mapToInt(Integer::intValue).toArray();
        purchase.pass = LongSet.of(event.getPassId());
        purchase.heldMicros = seen.atMicros();
        purchase.holdEndsMicros = Micros.of(event.getHoldExpiresAt());
        if (purchase.seats.length == 0 || purchase.holdEndsMicros <= purchase.heldMicros) {
            illegal(purchase, seen, "SeatHeld without seats or time");
        }
    }

    void paymentRequested(PaymentRequested event, Purchase purchase, Terms terms, Seen seen) {
        if (purchase.state != State.HELD) {
            illegal(purchase, seen, "PaymentRequested");
            return;
        }
        if (seen.atMicros() >= purchase.holdEndsMicros) {
            findings.add(Rule.STEP_IS_LEGAL, purchase, "paid at %s, when the hold had ended at %s".formatted(
                    Micros.instant(seen.atMicros()), Micros.instant(purchase.holdEndsMicros)), seen.location());
        }
        purchase.state = State.PAYING;
        purchase.paymentAsked = purchase.payment(event.getPaymentId()).id;
        purchase.deadlineMicros = Micros.of(event.getDeadline());
        sameTerms(purchase, terms, seen);
    }

    void confirmed(ReservationConfirmed event, Purchase purchase, Terms terms, Seen seen) {
        if (purchase.state != State.PAYING || !event.getPaymentId().equals(purchase.paymentAsked)) {
            illegal(purchase, seen, "ReservationConfirmed by payment " + event.getPaymentId());
        }
        // Told is told: the fan believes it, so the seat counts as sold.
        purchase.state = State.CONFIRMED;
        sameTerms(purchase, terms, seen);
        sameSeats(purchase, event.getPerformanceId(), event.getSeats(), seen);
    }

    void cancellationRequested(CancellationRequested event, Purchase purchase, Payment payment, Seen seen) {
        boolean gone = event.getReason() == CancellationReason.RESERVATION_GONE;
        boolean own = event.getPaymentId().equals(purchase.paymentAsked);
        if (gone) {
            if (payment.reservationGone || (own && purchase.state != State.RELEASED)) {
                illegal(purchase, seen, "CancellationRequested RESERVATION_GONE");
            }
            payment.reservationGone = true;
        } else if (event.getReason() == CancellationReason.FAN && own && purchase.state == State.CONFIRMED) {
            purchase.state = State.CANCELLING;
            payment.cancelled = true;
        } else {
            illegal(purchase, seen, "CancellationRequested " + event.getReason());
        }
    }

    void released(SeatReleased event, Purchase purchase, Seen seen) {
        State next = switch (event.getReason()) {
            case EXPIRED -> purchase.state == State.HELD && seen.atMicros() >= purchase.holdEndsMicros ? State.RELEASED : null;
            case CANCELLED -> purchase.state == State.HELD ? State.RELEASED : null;
            case PAYMENT_FAILED -> purchase.state == State.PAYING ? State.RELEASED : null;
            case REFUNDED -> purchase.state == State.CANCELLING ? State.CANCELLED : null;
            case UNKNOWN -> null;
        };
        if (next == null) {
            illegal(purchase, seen, "SeatReleased " + event.getReason());
            // What is told free will be held again, if it was owned until now.
            next = purchase.releasedMicros == Micros.NEVER ? State.RELEASED : purchase.state;
        }
        purchase.state = next;
        purchase.endReason = event.getReason().name();
        purchase.releasedMicros = Math.min(purchase.releasedMicros, seen.atMicros());
        sameSeats(purchase, event.getPerformanceId(), event.getSeats(), seen);
    }

    private void illegal(Purchase purchase, Seen seen, String what) {
        findings.add(Rule.STEP_IS_LEGAL, purchase, what + " meets a reservation that is "
                + (purchase.state == State.NONE ? "not held" : purchase.state), seen.location());
    }

    private void sameTerms(Purchase purchase, Terms terms, Seen seen) {
        if (purchase.terms != null && !purchase.terms.equals(terms)) {
            findings.add(Rule.TERMS_STAY, purchase, "%s says %s, the hold said %s".formatted(seen.kind().eventName(), terms,
                    purchase.terms), seen.location());
        }
    }

    private void sameSeats(Purchase purchase, @Nullable UUID performance, List<Integer> seats, Seen seen) {
        boolean same = seats.size() == purchase.seats.length && Objects.equals(purchase.performanceId, performance);
        for (int i = 0; same && i < purchase.seats.length; i++) {
            same = seats.get(i) == purchase.seats[i];
        }
        if (!same && purchase.performanceId != null) {
            findings.add(Rule.TERMS_STAY, purchase, seen.kind().eventName() + " names other seats than the hold",
                    seen.location());
        }
    }
}
