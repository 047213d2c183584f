package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.util.UUID;

/** Hands each event of a payment to the service's steps or to the ledger. */
final class MoneyEvents {

    private final Purchases purchases;
    private final Ledger ledger;
    private final PaymentSteps paymentSteps;

    MoneyEvents(Findings findings, Ledger ledger, Purchases purchases) {
        this.purchases = purchases;
        this.ledger = ledger;
        this.paymentSteps = new PaymentSteps(findings);
    }

    void fold(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case WalletDebitRequested e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
                paymentSteps.debitRequested(e, purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case WalletRefundRequested e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
                paymentSteps.refundRequested(e, purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case PaymentCompleted e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
                paymentSteps.completed(purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case PaymentFailed e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
                paymentSteps.failed(e, purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case PaymentRefunded e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
                paymentSteps.refunded(purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            default -> foldDecision(record, seen);
        }
    }

    /** What operators decide names neither fan nor amount. */
    private void foldDecision(AuditedRecord record, Seen seen) {
        switch (record.event()) {
            case PaymentResumed e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
                paymentSteps.resumed(decided(purchase, e.getPaymentId(), seen), purchase, seen);
            }
            case PaymentCompensated e -> {
                Purchase purchase = purchases.own(record, e.getReservationId(), seen);
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
                Purchase purchase = purchases.others(purchases.keyed(record, e.getUserId(), e).getReservationId(), seen);
                ledger.debited(e, purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case WalletDebitRejected e -> {
                Purchase purchase = purchases.others(purchases.keyed(record, e.getUserId(), e).getReservationId(), seen);
                ledger.rejected(e, purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            case WalletRefunded e -> {
                Purchase purchase = purchases.others(purchases.keyed(record, e.getUserId(), e).getReservationId(), seen);
                ledger.refunded(e, purchases.payment(purchase, e.getPaymentId(),
                        purchases.terms(purchase, e.getUserId(), e.getAmountMinor(), e.getCurrency()), seen), purchase, seen);
            }
            default -> throw new IllegalArgumentException("Not folded: " + record.event().getSchema().getFullName());
        }
    }
}
