package frontrow.wallet.domain;

import java.util.Optional;

/** The wallets, to look at. */
public interface Wallets {

    Optional<Wallet> findByAccount(AccountId account);
}
