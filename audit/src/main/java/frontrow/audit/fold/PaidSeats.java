package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.audit.fold.Payment.Settlement;

/**
 * Invariant 3: confirmed, if and only if exactly one net debit of the amount; else nothing is debited, net. What an operator paid back
 * counts as not debited, and must not come back from the wallet as well.
 */
final class PaidSeats {

    private PaidSeats() {}

    static void check(Purchase purchase, Findings findings) {
        int debits = 0;
        long netMinor = 0;
        for (Payment payment = purchase.payments; payment != null; payment = payment.next) {
            debits += payment.debits;
            netMinor += payment.compensated ? 0 : payment.netMinor;
            if (payment.compensated && payment.settlement == Settlement.REFUNDED) {
                findings.add(Rule.PAID_BACK_ONCE, purchase,
                        "payment %s was paid back by an operator, and by the wallet too".formatted(payment.id),
                        purchase.trail.locationOf(EventKind.REFUNDED));
            }
        }
        switch (purchase.state) {
            case CONFIRMED -> {
                long amountMinor = purchase.terms == null ? 0 : purchase.terms.amountMinor();
                if (netMinor != amountMinor) {
                    findings.add(Rule.CONFIRMED_IS_PAID, purchase,
                            "it is confirmed for %d, but %d is debited, net, in %d debits".formatted(amountMinor, netMinor,
                                    debits),
                            purchase.trail.locationOf(EventKind.RESERVATION_CONFIRMED));
                }
            }
            case NONE, RELEASED, CANCELLED -> {
                if (netMinor != 0) {
                    findings.add(Rule.ENDED_IS_NOT_PAID, purchase, "it is %s, but %d is debited, net".formatted(
                            purchase.state == Purchase.State.NONE ? "not held" : purchase.state, netMinor),
                            purchase.trail.locationOf(EventKind.DEBITED));
                }
            }
            case HELD, PAYING, CANCELLING -> {
                // Not at its end: Unfinished says so.
            }
        }
    }
}
