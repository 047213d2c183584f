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
        Purchase purchase = purchases.of(record, seen);
        Payment payment = purchases.payment(purchase, record.event(), seen);
        switch (record.event()) {
            case WalletDebitRequested e -> paymentSteps.debitRequested(e, payment, purchase, seen);
            case WalletRefundRequested e -> paymentSteps.refundRequested(e, payment, purchase, seen);
            case PaymentCompleted _ -> paymentSteps.completed(payment, purchase, seen);
            case PaymentFailed e -> paymentSteps.failed(e, payment, purchase, seen);
            case PaymentRefunded _ -> paymentSteps.refunded(payment, purchase, seen);
            case PaymentResumed _ -> paymentSteps.resumed(payment, purchase, seen);
            case PaymentCompensated _ -> paymentSteps.compensated(payment, purchase, seen);
            case WalletDebited e -> ledger.debited(e, payment, purchase, seen);
            case WalletDebitRejected e -> ledger.rejected(e, payment, purchase, seen);
            case WalletRefunded e -> ledger.refunded(e, payment, purchase, seen);
            default -> throw new IllegalArgumentException("Not folded: " + record.event().getSchema().getFullName());
        }
    }
}
