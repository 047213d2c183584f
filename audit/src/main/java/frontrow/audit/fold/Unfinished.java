package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.audit.fold.Payment.Settlement;
import org.jspecify.annotations.Nullable;

/** Invariant 4: every hold and every payment has ended, or is still in time. */
final class Unfinished {

    private Unfinished() {}

    static void check(Purchase purchase, Ending ending, Findings findings) {
        long patienceMicros = Micros.of(ending.settings().refundPatience());
        switch (purchase.state) {
            case HELD -> {
                if (ending.isOverdue(purchase.holdEndsMicros)) {
                    stuck(purchase, "its hold ended at %s, and nobody released it"
                            .formatted(Micros.instant(purchase.holdEndsMicros)), findings);
                }
            }
            case PAYING -> {
                if (ending.quiet() || ending.isOverdue(purchase.deadlineMicros)) {
                    stuck(purchase, "its payment was to end by " + Micros.instant(purchase.deadlineMicros), findings);
                }
            }
            case CANCELLING -> {
                if (ending.quiet() || ending.isOverdue(purchase.trail.newestMicros() + patienceMicros)) {
                    stuck(purchase, "its refund does not come", findings);
                }
            }
            case NONE, CONFIRMED, CANCELLED, RELEASED -> {
                // Ended, or never begun.
            }
        }
        for (Payment payment = purchase.payments; payment != null; payment = payment.next) {
            String what = openIn(payment);
            if (what != null && (ending.quiet() || ending.isOverdue(purchase.trail.newestMicros() + patienceMicros)
                    || (payment.state == Payment.State.DEBITING && ending.isOverdue(payment.deadlineMicros)))) {
                stuck(purchase, "payment " + payment.id + " " + what, findings);
            }
        }
    }

    private static @Nullable String openIn(Payment payment) {
        boolean timedOut = payment.state == Payment.State.FAILED && payment.failure.equals("TIMEOUT");
        if (payment.state == Payment.State.DEBITING || payment.state == Payment.State.REFUNDING) {
            return "is still " + payment.state;
        }
        if (timedOut && (payment.told & EventKind.REFUND_REQUESTED.bit()) == 0) {
            return "timed out, but its debit is not undone";
        }
        if (timedOut && !payment.compensated && payment.settlement != Settlement.REFUNDED
                && payment.settlement != Settlement.REJECTED) {
            return "timed out, but the wallet has not answered";
        }
        if (payment.reservationGone && payment.state != Payment.State.REFUNDED) {
            return "paid for a reservation that was gone, and is not refunded";
        }
        return null;
    }

    private static void stuck(Purchase purchase, String why, Findings findings) {
        findings.add(Rule.EVERYTHING_ENDS, purchase, why, purchase.trail.steps().getLast().location().packed());
    }
}
