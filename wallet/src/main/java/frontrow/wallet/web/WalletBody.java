package frontrow.wallet.web;

import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Money;
import frontrow.wallet.domain.Transfer;

/** @param balance in minor units */
record WalletBody(String userId, long balance, String currency) {

    static WalletBody of(FanId fan, Money balance) {
        return new WalletBody(fan.value(), balance.amountMinor(), balance.currency().getCurrencyCode());
    }

    static WalletBody after(Transfer transfer) {
        return of(transfer.walletAccount().fan(), new Money(transfer.balanceAfterMinor(), transfer.amount().currency()));
    }
}
