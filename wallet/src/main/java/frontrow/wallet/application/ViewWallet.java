package frontrow.wallet.application;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Money;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.Transfers;
import frontrow.wallet.domain.Wallet;
import frontrow.wallet.domain.Wallets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A fan looks at their own wallet. */
@Service
@Transactional(readOnly = true)
public class ViewWallet {

    private final Wallets wallets;
    private final Transfers transfers;
    private final ChargePolicy policy;

    public ViewWallet(Wallets wallets, Transfers transfers, ChargePolicy policy) {
        this.wallets = wallets;
        this.transfers = transfers;
        this.policy = policy;
    }

    /** Zero for a fan who has no wallet yet. */
    public Money balanceOf(FanId fan) {
        return wallets.findByAccount(AccountId.walletOf(fan)).map(Wallet::balance).orElseGet(() -> Money.zero(policy.currency()));
    }

    /**
     * The fan's transfers, newest first.
     *
     * @param after the last one of the page before
     * @return nothing if {@code after} is no transfer of this fan's
     */
    public Optional<List<Transfer>> entriesOf(FanId fan, Optional<UUID> after, int countMax) {
        AccountId wallet = AccountId.walletOf(fan);
        Optional<Long> before = after.isEmpty()
                ? Optional.of(Long.MAX_VALUE)
                : transfers.findByTransferIdAndWalletAccount(after.get(), wallet).map(Transfer::entryNumber);
        return before.map(entryNumber -> transfers.newestBefore(wallet, entryNumber, countMax));
    }
}
