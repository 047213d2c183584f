package frontrow.wallet.application;

import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import frontrow.wallet.application.Instruction.PaymentTerms;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.RejectionReason;
import frontrow.wallet.domain.Transfer;
import java.time.Instant;

/** What the wallet says of what it did. */
final class WalletEvents {

    private WalletEvents() {}

    static WalletCharged charged(FanId fan, Transfer transfer) {
        return WalletCharged.newBuilder().setTransferId(transfer.transferId()).setUserId(fan.value())
                .setAmountMinor(transfer.amount().amountMinor()).setCurrency(currencyOf(transfer))
                .setBalanceMinor(transfer.balanceAfterMinor()).setAt(transfer.at()).build();
    }

    static WalletDebited debited(PaymentTerms terms, Transfer transfer) {
        return WalletDebited.newBuilder().setTransferId(transfer.transferId()).setPaymentId(terms.payment().value())
                .setReservationId(terms.reservation().value()).setUserId(terms.fan().value())
                .setAmountMinor(transfer.amount().amountMinor()).setCurrency(currencyOf(transfer))
                .setBalanceMinor(transfer.balanceAfterMinor()).setAt(transfer.at()).build();
    }

    static WalletRefunded refunded(PaymentTerms terms, Transfer transfer) {
        return WalletRefunded.newBuilder().setTransferId(transfer.transferId()).setPaymentId(terms.payment().value())
                .setReservationId(terms.reservation().value()).setUserId(terms.fan().value())
                .setAmountMinor(transfer.amount().amountMinor()).setCurrency(currencyOf(transfer))
                .setBalanceMinor(transfer.balanceAfterMinor()).setAt(transfer.at()).build();
    }

    static WalletDebitRejected rejected(PaymentTerms terms, RejectionReason reason, long balanceMinor, Instant at) {
        return WalletDebitRejected.newBuilder().setPaymentId(terms.payment().value())
                .setReservationId(terms.reservation().value())
                .setUserId(terms.fan().value()).setAmountMinor(terms.amountMinor()).setCurrency(terms.currencyCode())
                .setBalanceMinor(balanceMinor).setReason(told(reason)).setAt(at).build();
    }

    private static DebitRejectionReason told(RejectionReason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE -> DebitRejectionReason.INSUFFICIENT_BALANCE;
            case VOIDED -> DebitRejectionReason.VOIDED;
            case INVALID -> DebitRejectionReason.INVALID;
        };
    }

    private static String currencyOf(Transfer transfer) {
        return transfer.amount().currency().getCurrencyCode();
    }
}
