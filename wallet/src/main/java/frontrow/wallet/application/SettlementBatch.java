package frontrow.wallet.application;

import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.wallet.application.Instruction.PaymentTerms;
import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.DebitDecision;
import frontrow.wallet.domain.Ledger.LockedWallets;
import frontrow.wallet.domain.Ledger.Posting;
import frontrow.wallet.domain.Money;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.RejectedDebit;
import frontrow.wallet.domain.RejectionReason;
import frontrow.wallet.domain.Settlement;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Instructions taken in their order, in memory: each sees what those before it did. */
final class SettlementBatch {

    private final LockedWallets wallets;
    private final Map<PaymentId, Settlement> settlements;

    private final Set<Wallet> changed = new LinkedHashSet<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<RejectedDebit> rejections = new ArrayList<>();
    private final List<Outgoing> events = new ArrayList<>();

    SettlementBatch(LockedWallets wallets, Map<PaymentId, Settlement> known) {
        this.wallets = wallets;
        this.settlements = new HashMap<>(known);
    }

    void add(Instruction instruction) {
        Settlement settlement = settlements.getOrDefault(instruction.terms().payment(), new Settlement.Open());
        switch (instruction) {
            case Instruction.Debit debit -> {
                switch (settlement) {
                    case Settlement.Open() -> debit(debit.terms(), debit.trace());
                    case Settlement.Debited _,Settlement.Refunded _,Settlement.Rejected _ -> {
                        // Asked before. Rejected stays rejected, even if the fan could pay by now.
                    }
                }
            }
            case Instruction.Refund refund -> {
                switch (settlement) {
                    case Settlement.Open() -> reject(refund.terms(), RejectionReason.VOIDED, refund.trace());
                    case Settlement.Debited debited -> refund(refund.terms(), debited, refund.trace());
                    case Settlement.Refunded _,Settlement.Rejected _ -> {
                        // Asked before, or there is nothing to undo.
                    }
                }
            }
        }
    }

    private void debit(PaymentTerms terms, Trace trace) {
        Wallet wallet = wallets.of(terms.fan());
        switch (wallet.debit(terms.payment(), terms.amountMinor(), terms.currencyCode(), wallets.at())) {
            case DebitDecision.Debited(Transfer transfer) -> {
                transferred(wallet, transfer);
                tell(terms, WalletEvents.debited(terms, transfer), trace);
                settlements.put(terms.payment(), new Settlement.Debited(wallet.account(), transfer.amount()));
            }
            case DebitDecision.Rejected(RejectionReason reason) -> reject(terms, reason, trace);
        }
    }

    // Compensation

    private void refund(PaymentTerms terms, Settlement.Debited debited, Trace trace) {
        Money amount = debited.amount();
        if (!debited.wallet().equals(AccountId.walletOf(terms.fan())) || amount.amountMinor() != terms.amountMinor()
                || !amount.currency().getCurrencyCode().equals(terms.currencyCode())) {
            throw new ImpossibleEvent("Payment %s debited %s from %s, but %d %s are to be refunded to %s.".formatted(
                    terms.payment().value(),
                    amount, debited.wallet().accountId(), terms.amountMinor(), terms.currencyCode(), terms.fan().value()));
        }
        Wallet wallet = wallets.of(terms.fan());
        Transfer transfer = wallet.refund(terms.payment(), amount, wallets.at());
        transferred(wallet, transfer);
        tell(terms, WalletEvents.refunded(terms, transfer), trace);
        settlements.put(terms.payment(), new Settlement.Refunded());
    }

    private void reject(PaymentTerms terms, RejectionReason reason, Trace trace) {
        rejections.add(new RejectedDebit(terms.payment(), reason));
        long balanceMinor = wallets.of(terms.fan()).balance().amountMinor();
        tell(terms, WalletEvents.rejected(terms, reason, balanceMinor, wallets.at()), trace);
        settlements.put(terms.payment(), new Settlement.Rejected());
    }

    private void transferred(Wallet wallet, Transfer transfer) {
        changed.add(wallet);
        transfers.add(transfer);
    }

    private void tell(PaymentTerms terms, SpecificRecord event, Trace trace) {
        events.add(new Outgoing(terms.fan().value(), event, trace));
    }

    boolean changesNothing() {
        return events.isEmpty();
    }

    Posting posting() {
        return new Posting(changed, transfers, rejections, wallets.at());
    }

    List<Outgoing> events() {
        return events;
    }
}
