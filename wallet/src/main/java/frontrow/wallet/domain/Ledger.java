package frontrow.wallet.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The books. To change them: lock the wallets, then ask for the settlements (what was committed before the locks were had is seen), then
 * post, all in one transaction.
 */
public interface Ledger {

    /**
     * Locks the fans' wallets until the transaction ends, in the order of their ids so that nobody deadlocks. A fan who has none gets an
     * empty one: there is always a row to lock, and so two who handle the same payment at the same time wait for each other.
     */
    LockedWallets lockWallets(Collection<FanId> fans);

    /** Where each of these payments stands; {@link Settlement.Open} if nothing is known. */
    Map<PaymentId, Settlement> settlementsOf(Collection<PaymentId> payments);

    /** Writes everything or fails. */
    void post(Posting posting);

    /**
     * Wallets that nobody else changes for now.
     *
     * @param at the database's time, after the last lock was had: entries of one wallet are in the order of time
     */
    record LockedWallets(Map<FanId, Wallet> byFan, Instant at) {

        public Wallet of(FanId fan) {
            Wallet wallet = byFan.get(fan);
            if (wallet == null) {
                throw new IllegalStateException("The wallet of " + fan.value() + " was not locked.");
            }
            return wallet;
        }
    }

    /**
     * What a transaction adds to the books.
     *
     * @param wallets the changed ones, as they are now
     */
    record Posting(Collection<Wallet> wallets, List<Transfer> transfers, List<RejectedDebit> rejections, Instant at) {}
}
