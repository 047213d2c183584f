package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.audit.Rule;
import frontrow.audit.Violation.Step;
import frontrow.audit.fold.Purchase.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every reservation that is told of, and who tells of it: finds it, notes the record in its trail, and sees that all mean the same. */
final class Purchases {

    private final Findings findings;
    private final Ledger ledger;
    private final Map<UUID, Purchase> byReservation = new HashMap<>();
    private String newestCurrency = "";

    Purchases(Findings findings, Ledger ledger) {
        this.findings = findings;
        this.ledger = ledger;
    }

    Map<UUID, Purchase> byReservation() {
        return byReservation;
    }

    /** Of a record whose key is its reservation. */
    Purchase own(AuditedRecord record, UUID reservationId, Seen seen) {
        keyed(record, reservationId, record.event());
        return others(reservationId, seen);
    }

    Purchase others(UUID reservationId, Seen seen) {
        Purchase purchase = byReservation.get(reservationId);
        if (purchase == null) {
            purchase = new Purchase(reservationId);
            byReservation.put(reservationId, purchase);
        }
        purchase.trail.add(seen);
        return purchase;
    }

    /** Whoever speaks of a payment speaks of the same fan and amount. */
    Payment payment(Purchase purchase, UUID paymentId, Terms terms, Seen seen) {
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

    /** One object a purchase and one text a fan, however many events name them. */
    Terms terms(Purchase purchase, String userId, long amountMinor, String currency) {
        Terms known = purchase.terms == null && purchase.payments != null ? purchase.payments.terms : purchase.terms;
        if (known != null && known.say(userId, amountMinor, currency)) {
            return known;
        }
        if (!currency.equals(newestCurrency)) {
            newestCurrency = currency;
        }
        return new Terms(ledger.account(userId).userId, amountMinor, newestCurrency);
    }

    <E> E keyed(AuditedRecord record, UUID key, E event) {
        if (!Keys.isTextOf(record.key(), key)) {
            wrongKey(record, key.toString());
        }
        return event;
    }

    <E> E keyed(AuditedRecord record, String key, E event) {
        if (!record.key().equals(key)) {
            wrongKey(record, key);
        }
        return event;
    }

    private void wrongKey(AuditedRecord record, String expected) {
        findings.add(Rule.RECORD_IS_WELL_FORMED, "record " + record.location(), "its key is %s, not %s".formatted(record.key(),
                expected), record.location().packed(),
                List.of(new Step(record.location(), record.event().getSchema().getName(), record.timestamp())));
    }
}
