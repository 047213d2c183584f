package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.events.wallet.WalletCharged;

/** Hands each event to what it is about. */
final class Events {

    private final Lines lines;
    private final Ledger ledger;
    private final Halls halls;
    private final Purchases purchases;
    private final ReservationSteps reservationSteps;
    private final MoneyEvents moneyEvents;

    Events(Findings findings, Lines lines, Ledger ledger, Halls halls, Purchases purchases) {
        this.lines = lines;
        this.ledger = ledger;
        this.halls = halls;
        this.purchases = purchases;
        this.reservationSteps = new ReservationSteps(findings);
        this.moneyEvents = new MoneyEvents(findings, ledger, purchases);
    }

    void fold(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case FanJoined e -> lines.joined(purchases.keyed(record, e.getConcertId(), e), seen);
            case FanAdmitted e -> lines.admitted(purchases.keyed(record, e.getConcertId(), e), seen);
            case PassClaimed e -> lines.claimed(purchases.keyed(record, e.getConcertId(), e), seen);
            case FanLeft e -> lines.left(purchases.keyed(record, e.getConcertId(), e), seen);
            case AdmissionEnded e -> lines.ended(purchases.keyed(record, e.getConcertId(), e), seen);
            case RoomChanged e -> lines.roomChanged(purchases.keyed(record, e.getConcertId(), e), seen);
            case ConcertScheduled e -> halls.scheduled(purchases.keyed(record, e.getConcertId(), e));
            case WalletCharged e -> ledger.charged(purchases.keyed(record, e.getUserId(), e), seen);
            default -> foldPurchase(record, seen);
        }
    }

    private void foldPurchase(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case SeatHeld e -> {
                Purchase purchase = purchases.of(record, seen);
                reservationSteps.held(e, purchase, purchases.terms(purchase, e, seen.kind()), halls.known(e.getPerformanceId()),
                        seen);
            }
            case PaymentRequested e -> {
                Purchase purchase = purchases.of(record, seen);
                purchases.payment(purchase, e, seen);
                reservationSteps.paymentRequested(e, purchase, purchases.terms(purchase, e, seen.kind()), seen);
            }
            case ReservationConfirmed e -> {
                Purchase purchase = purchases.of(record, seen);
                reservationSteps.confirmed(e, purchase, purchases.terms(purchase, e, seen.kind()), seen);
            }
            case CancellationRequested e -> {
                Purchase purchase = purchases.of(record, seen);
                reservationSteps.cancellationRequested(e, purchase, purchases.payment(purchase, e, seen), seen);
            }
            case SeatReleased e -> reservationSteps.released(e, purchases.of(record, seen), seen);
            default -> moneyEvents.fold(record, seen);
        }
    }
}
