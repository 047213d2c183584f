package frontrow.wallet.domain;

import jakarta.persistence.Embeddable;

/** An account of the ledger: a fan's wallet, the cash that came in, or what the box office took. */
@Embeddable
public record AccountId(String accountId) {

    public static final AccountId CASH = new AccountId("cash");
    public static final AccountId BOX_OFFICE = new AccountId("box-office");

    private static final String WALLET_PREFIX = "wallet:";

    public static AccountId walletOf(FanId fan) {
        return new AccountId(WALLET_PREFIX + fan.value());
    }

    /** @throws IllegalStateException if this is no wallet */
    public FanId fan() {
        if (!accountId.startsWith(WALLET_PREFIX)) {
            throw new IllegalStateException(accountId + " is no wallet.");
        }
        return new FanId(accountId.substring(WALLET_PREFIX.length()));
    }
}
