package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.audit.Rule;
import frontrow.audit.Violation.Step;
import frontrow.audit.fold.Purchase.Terms;
import frontrow.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

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

    /** The one that a record tells of; the record's key is its reservation or, in the wallet's topic, its fan. */
    Purchase of(AuditedRecord record, Seen seen) {
        EventKind kind = seen.kind();
        UUID reservationId = kind.reservationId(record.event());
        if (kind.topic.equals(Topics.WALLET)) {
            keyed(record, kind.userId(record.event()), record.event());
        } else {
            keyed(record, reservationId, record.event());
        }
        Purchase purchase = byReservation.get(reservationId);
        if (purchase == null) {
            purchase = new Purchase(reservationId);
            byReservation.put(reservationId, purchase);
        }
        purchase.trail.add(seen);
        return purchase;
    }

    /** The payment that an event tells of. Whoever speaks of it speaks of the same fan and amount. */
    Payment payment(Purchase purchase, SpecificRecord event, Seen seen) {
        Payment payment = purchase.payment(seen.kind().paymentId(event));
        payment.told |= seen.kind().bit();
        if (!seen.kind().hasTerms()) {
            return payment;
        }
        Terms terms = terms(purchase, event, seen.kind());
        if (payment.terms == null) {
            payment.terms = terms;
        } else if (!payment.terms.equals(terms)) {
            findings.add(Rule.TERMS_STAY, purchase, "%s says %s, others say %s".formatted(seen.kind().eventName(), terms,
                    payment.terms), seen.location());
        }
        return payment;
    }

    /** One object a purchase and one text a fan, however many events name them. */
    Terms terms(Purchase purchase, SpecificRecord event, EventKind kind) {
        String userId = kind.userId(event);
        long amountMinor = kind.amountMinor(event);
        String currency = kind.currency(event);
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
