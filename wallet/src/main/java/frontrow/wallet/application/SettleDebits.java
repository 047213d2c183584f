package frontrow.wallet.application;

import frontrow.messaging.Outbox;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.Ledger.LockedWallets;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.Settlement;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what payments ask of the wallet, each once however often it is asked, a batch in one transaction.
 *
 * <pre>
 * payment is | a debit is asked                       | a refund is asked
 * -----------+----------------------------------------+------------------------------------------
 * open       | → debited, WalletDebited               | → rejected, WalletDebitRejected{VOIDED}
 *            | → rejected, WalletDebitRejected        |
 * debited    | nothing                                | → refunded, WalletRefunded
 * refunded   | nothing                                | nothing
 * rejected   | nothing, however rich the fan is now   | nothing
 * </pre>
 */
@Service
public class SettleDebits {

    private final Ledger ledger;
    private final Outbox outbox;

    public SettleDebits(Ledger ledger, Outbox outbox) {
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** @throws frontrow.messaging.ImpossibleEvent if a refund is not of what was debited; then nothing of the batch is done */
    @Transactional
    public void settle(List<Instruction> instructions) {
        if (instructions.isEmpty()) {
            return;
        }
        LockedWallets wallets = ledger.lockWallets(instructions.stream().map(each -> each.terms().fan()).toList());
        Map<PaymentId, Settlement> known = ledger
                .settlementsOf(instructions.stream().map(each -> each.terms().payment()).toList());
        SettlementBatch batch = new SettlementBatch(wallets, known);
        instructions.forEach(batch::add);
        if (batch.changesNothing()) {
            return;
        }
        ledger.post(batch.posting());
        outbox.append(batch.events());
    }
}
