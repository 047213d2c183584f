package frontrow.wallet.persistence;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.Wallet;
import frontrow.wallet.domain.Wallets;
import org.springframework.data.repository.Repository;

interface JpaWallets extends Wallets, Repository<Wallet, AccountId> {}
