package frontrow.audit.fold;

import static frontrow.audit.fold.EventKind.DEBITED;
import static frontrow.audit.fold.EventKind.DEBIT_REJECTED;
import static frontrow.audit.fold.EventKind.DEBIT_REQUESTED;
import static frontrow.audit.fold.EventKind.PAYMENT_COMPLETED;
import static frontrow.audit.fold.EventKind.PAYMENT_FAILED;
import static frontrow.audit.fold.EventKind.PAYMENT_REFUNDED;
import static frontrow.audit.fold.EventKind.REFUNDED;
import static frontrow.audit.fold.EventKind.REFUND_REQUESTED;
import static frontrow.audit.fold.EventKind.RESERVATION_CONFIRMED;
import static frontrow.audit.fold.EventKind.SEAT_RELEASED;

import frontrow.audit.Rule;

/** Invariant 5, across services: an event that follows from another one is told only if that one is. Judged when all is read. */
final class Causes {

    private final Purchase purchase;
    private final Findings findings;

    private Causes(Purchase purchase, Findings findings) {
        this.purchase = purchase;
        this.findings = findings;
    }

    static void check(Purchase purchase, Findings findings) {
        Causes causes = new Causes(purchase, findings);
        for (Payment payment = purchase.payments; payment != null; payment = payment.next) {
            causes.ofPayment(payment);
            causes.ofWallet(payment);
            causes.ofReservation(payment);
        }
    }

    private void ofPayment(Payment payment) {
        expect(payment, DEBIT_REQUESTED, payment.id.equals(purchase.paymentAsked), "PaymentRequested");
        expect(payment, PAYMENT_COMPLETED, told(payment, DEBITED), "WalletDebited");
        if (told(payment, PAYMENT_COMPLETED) && told(payment, DEBITED) && payment.debitedMicros > payment.deadlineMicros) {
            findings.add(Rule.STEP_IS_LEGAL, purchase, "the payment completed by a debit after its deadline",
                    purchase.trail.locationOf(PAYMENT_COMPLETED));
        }
        if (told(payment, PAYMENT_FAILED)) {
            boolean rejected = switch (payment.failure) {
                case "INSUFFICIENT_BALANCE" -> payment.rejection.equals("INSUFFICIENT_BALANCE");
                case "REJECTED" -> payment.rejection.equals("INVALID") || payment.rejection.equals("VOIDED");
                default -> true;
            };
            expect(payment, PAYMENT_FAILED, rejected, "WalletDebitRejected for the same reason");
        }
        boolean wanted = payment.cancelled || payment.reservationGone || payment.failure.equals("TIMEOUT");
        expect(payment, REFUND_REQUESTED, wanted, "CancellationRequested");
        expect(payment, PAYMENT_REFUNDED, told(payment, REFUNDED) || payment.compensated, "WalletRefunded");
    }

    private void ofWallet(Payment payment) {
        expect(payment, DEBITED, told(payment, DEBIT_REQUESTED), "WalletDebitRequested");
        expect(payment, REFUNDED, told(payment, REFUND_REQUESTED), "WalletRefundRequested");
        expect(payment, DEBIT_REJECTED, told(payment, payment.rejection.equals("VOIDED") ? REFUND_REQUESTED : DEBIT_REQUESTED),
                payment.rejection.equals("VOIDED") ? "WalletRefundRequested" : "WalletDebitRequested");
    }

    private void ofReservation(Payment payment) {
        if (payment.reservationGone && !told(payment, PAYMENT_COMPLETED)) {
            missing(EventKind.CANCELLATION_REQUESTED, payment, "PaymentCompleted");
        }
        if (!payment.id.equals(purchase.paymentAsked)) {
            return;
        }
        switch (purchase.state) {
            case CONFIRMED, CANCELLING, CANCELLED -> {
                if (!told(payment, PAYMENT_COMPLETED)) {
                    missing(RESERVATION_CONFIRMED, payment, "PaymentCompleted");
                }
                if (purchase.state == Purchase.State.CANCELLED && !told(payment, PAYMENT_REFUNDED)) {
                    missing(SEAT_RELEASED, payment, "PaymentRefunded");
                }
            }
            case RELEASED -> {
                if (purchase.endReason.equals("PAYMENT_FAILED") && !told(payment, PAYMENT_FAILED)) {
                    missing(SEAT_RELEASED, payment, "PaymentFailed");
                }
            }
            case NONE, HELD, PAYING -> {
                // Nothing follows from a payment yet.
            }
        }
    }

    private static boolean told(Payment payment, EventKind kind) {
        return (payment.told & kind.bit()) != 0;
    }

    private void expect(Payment payment, EventKind effect, boolean caused, String cause) {
        if (told(payment, effect) && !caused) {
            missing(effect, payment, cause);
        }
    }

    private void missing(EventKind effect, Payment payment, String cause) {
        findings.add(Rule.EFFECT_HAS_A_CAUSE, purchase, "%s of payment %s, but there is no %s".formatted(effect.eventName(),
                payment.id, cause), purchase.trail.locationOf(effect));
    }
}
