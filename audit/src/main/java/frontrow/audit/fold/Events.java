package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.audit.Rule;
import frontrow.audit.fold.Purchase.Terms;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
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
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Hands each event to what it is about. */
final class Events {

    private final Findings findings;
    private final Lines lines;
    private final Ledger ledger;
    private final Halls halls;
    private final Map<UUID, Purchase> purchases;
    private final ReservationSteps reservationSteps;
    private final PaymentSteps paymentSteps;

    Events(Findings findings, Lines lines, Ledger ledger, Halls halls, Map<UUID, Purchase> purchases) {
        this.findings = findings;
        this.lines = lines;
        this.ledger = ledger;
        this.halls = halls;
        this.purchases = purchases;
        this.reservationSteps = new ReservationSteps(findings);
        this.paymentSteps = new PaymentSteps(findings);
    }

    /** Every event has its time in the last field, {@code at}. */
    long micros(SpecificRecord event) {
        return Micros.of((Instant) event.get(event.getSchema().getFields().size() - 1));
    }

    void fold(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case FanJoined e -> lines.joined(keyed(record, e.getConcertId(), e), seen);
            case FanAdmitted e -> lines.admitted(keyed(record, e.getConcertId(), e), seen);
            case PassClaimed e -> lines.claimed(keyed(record, e.getConcertId(), e), seen);
            case FanLeft e -> lines.left(keyed(record, e.getConcertId(), e), seen);
            case AdmissionEnded e -> lines.ended(keyed(record, e.getConcertId(), e), seen);
            case RoomChanged e -> lines.roomChanged(keyed(record, e.getConcertId(), e));
            case ConcertScheduled e -> halls.scheduled(keyed(record, e.getConcertId(), e));
            case WalletCharged e -> ledger.charged(keyed(record, e.getUserId(), e), seen);
            default -> foldPurchase(record, seen);
        }
    }

    private void foldPurchase(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case SeatHeld e -> reservationSteps.held(e, own(record, e.getReservationId(), seen),
                    terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), e.getPerformanceId(), seen);
            case PaymentRequested e -> {
                Terms terms = terms(e.getUserId(), e.getAmountMinor(), e.getCurrency());
                Purchase purchase = own(record, e.getReservationId(), seen);
                payment(purchase, e.getPaymentId(), terms, seen);
                reservationSteps.paymentRequested(e, purchase, terms, seen);
            }
            case ReservationConfirmed e -> {
                Terms terms = terms(e.getUserId(), e.getAmountMinor(), e.getCurrency());
                reservationSteps.confirmed(e, own(record, e.getReservationId(), seen), terms, seen);
            }
            case CancellationRequested e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                Payment payment = payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen);
                reservationSteps.cancellationRequested(e, purchase, payment, seen);
            }
            case SeatReleased e -> reservationSteps.released(e, own(record, e.getReservationId(), seen), seen);
            default -> foldPayment(record, seen);
        }
    }

    private void foldPayment(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case WalletDebitRequested e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.debitRequested(e, payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case WalletRefundRequested e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.refundRequested(e, payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case PaymentCompleted e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.completed(payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case PaymentFailed e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.failed(e, payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case PaymentRefunded e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.refunded(payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            default -> foldDecision(record, seen);
        }
    }

    /** What operators decide names neither fan nor amount. */
    private void foldDecision(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case PaymentResumed e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.resumed(decided(purchase, e.getPaymentId(), seen), purchase, seen);
            }
            case PaymentCompensated e -> {
                Purchase purchase = own(record, e.getReservationId(), seen);
                paymentSteps.compensated(decided(purchase, e.getPaymentId(), seen), purchase, seen);
            }
            default -> foldSettlement(record, seen);
        }
    }

    private static Payment decided(Purchase purchase, UUID paymentId, Seen seen) {
        Payment payment = purchase.payment(paymentId);
        payment.told |= seen.kind().bit();
        return payment;
    }

    private void foldSettlement(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case WalletDebited e -> {
                Purchase purchase = others(keyed(record, e.getUserId(), e).getReservationId(), seen);
                ledger.debited(e, payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case WalletDebitRejected e -> {
                Purchase purchase = others(keyed(record, e.getUserId(), e).getReservationId(), seen);
                ledger.rejected(e, payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case WalletRefunded e -> {
                Purchase purchase = others(keyed(record, e.getUserId(), e).getReservationId(), seen);
                ledger.refunded(e, payment(purchase, e.getPaymentId(),
                        terms(e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            default -> throw new IllegalArgumentException("Not folded: " + record.event().getSchema().getFullName());
        }
    }

    /** Of a record whose key is its reservation. */
    private Purchase own(AuditedRecord record, UUID reservationId, Seen seen) {
        keyed(record, reservationId, record.event());
        return others(reservationId, seen);
    }

    private Purchase others(UUID reservationId, Seen seen) {
        Purchase purchase = purchases.get(reservationId);
        if (purchase == null) {
            purchase = new Purchase(reservationId);
            purchases.put(reservationId, purchase);
        }
        purchase.trail.add(seen);
        return purchase;
    }

    /** Whoever speaks of a payment speaks of the same fan and amount. */
    private Payment payment(Purchase purchase, UUID paymentId, Terms terms, Seen seen) {
        Payment payment = purchase.payment(paymentId);
        payment.told |= seen.kind().bit();
        if (payment.terms == null) {
            payment.terms = terms;
        } else if (!payment.terms.equals(terms)) {
            findings.add(Rule.TERMS_STAY, purchase, "%s says %s, others say %s".formatted(seen.kind().eventName(), terms,
                    payment.terms), seen.location());
        }
        return payment;
    }

    /** One text a fan, however many events name them. */
    private Terms terms(String userId, long amountMinor, String currency) {
        return new Terms(ledger.account(userId).userId, amountMinor, currency.intern());
    }

    private <E> E keyed(AuditedRecord record, UUID key, E event) {
        if (!Keys.isTextOf(record.key(), key)) {
            wrongKey(record, key.toString());
        }
        return event;
    }

    private <E> E keyed(AuditedRecord record, String key, E event) {
        if (!record.key().equals(key)) {
            wrongKey(record, key);
        }
        return event;
    }

    private void wrongKey(AuditedRecord record, String expected) {
        findings.add(Rule.RECORD_IS_WELL_FORMED, "record " + record.location(), "its key is %s, not %s".formatted(record.key(),
                expected), record.location().packed(), List.of());
    }
}
