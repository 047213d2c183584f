package frontrow.wallet.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.Ledger.LockedWallets;
import frontrow.wallet.domain.Ledger.Posting;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.Wallet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts fans' money into their wallets: a batch in one transaction. The first charge opens the wallet. */
@Service
public class ChargeWallet {

    private final Ledger ledger;
    private final Outbox outbox;
    private final ChargePolicy policy;

    public ChargeWallet(Ledger ledger, Outbox outbox, ChargePolicy policy) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.policy = policy;
    }

    /** @return a decision for each charge, in their order; a fan may be there more than once */
    @Transactional
    public List<ChargeDecision> charge(List<Charge> charges) {
        LockedWallets locked = ledger.lockWallets(charges.stream().map(Charge::fan).toList());
        List<ChargeDecision> decisions = new ArrayList<>(charges.size());
        List<Transfer> transfers = new ArrayList<>();
        Set<Wallet> changed = new LinkedHashSet<>();
        List<Outgoing> events = new ArrayList<>();
        for (Charge charge : charges) {
            FanId fan = charge.fan();
            Wallet wallet = locked.of(fan);
            ChargeDecision decision = wallet.charge(charge.chargeId(), charge.amountMinor(), policy, locked.at());
            if (decision instanceof ChargeDecision.Charged(Transfer transfer)) {
                transfers.add(transfer);
                changed.add(wallet);
                events.add(new Outgoing(fan.value(), WalletEvents.charged(fan, transfer), charge.trace()));
            }
            decisions.add(decision);
        }
        if (!transfers.isEmpty()) {
            ledger.post(new Posting(changed, transfers, List.of(), locked.at()));
            outbox.append(events);
        }
        return decisions;
    }
}
