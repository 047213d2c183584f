package frontrow.wallet.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transfers, to look at. */
public interface Transfers {

    Optional<Transfer> findByTransferIdAndWalletAccount(UUID transferId, AccountId wallet);

    /** Those of a wallet before its entry with this number, newest first. */
    List<Transfer> newestBefore(AccountId wallet, long entryNumber, int countMax);
}
