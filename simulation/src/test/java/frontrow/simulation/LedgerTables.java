package frontrow.simulation;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.RejectedDebit;
import frontrow.wallet.domain.Settlement;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.TransferKind;
import frontrow.wallet.domain.Wallet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wallet service's tables, with the constraints of the real ones. */
class LedgerTables implements Ledger {

    static final Currency WON = Currency.getInstance("KRW");

    private final Database database;
    private final Map<AccountId, Wallet> wallets = new HashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Map<PaymentId, RejectedDebit> rejections = new HashMap<>();

    LedgerTables(Database database) {
        this.database = database;
    }

    @Override
    public LockedWallets lockWallets(Collection<FanId> fans) {
        Map<FanId, Wallet> locked = new HashMap<>();
        for (FanId fan : fans) {
            AccountId account = AccountId.walletOf(fan);
            Wallet wallet = wallets.get(account);
            if (wallet == null) {
                wallet = Wallet.empty(fan, WON);
                database.put(wallets, account, wallet);
            }
            locked.putIfAbsent(fan, copy(wallet));
        }
        return new LockedWallets(locked, database.clockTime());
    }

    @Override
    public Map<PaymentId, Settlement> settlementsOf(Collection<PaymentId> payments) {
        Map<PaymentId, Settlement> settlements = new HashMap<>();
        payments.forEach(payment -> settlements.put(payment, settlementOf(payment)));
        return settlements;
    }

    Settlement settlementOf(PaymentId payment) {
        if (rejections.containsKey(payment)) {
            return new Settlement.Rejected();
        }
        if (find(payment, TransferKind.REFUND).isPresent()) {
            return new Settlement.Refunded();
        }
        return find(payment, TransferKind.DEBIT)
                .<Settlement>map(debit -> new Settlement.Debited(debit.walletAccount(), debit.amount()))
                .orElseGet(Settlement.Open::new);
    }

    private Optional<Transfer> find(PaymentId payment, TransferKind kind) {
        return transfers.stream().filter(each -> each.reference().equals(payment.value()) && each.kind() == kind).findAny();
    }

    @Override
    public void post(Posting posting) {
        posting.transfers().forEach(this::insert);
        for (RejectedDebit rejection : posting.rejections()) {
            check(database.put(rejections, rejection.payment(), rejection) == null, "Rejected twice: " + rejection);
        }
        for (Wallet wallet : posting.wallets()) {
            check(wallet.balance().amountMinor() >= 0, "Negative: " + wallet.account());
            database.put(wallets, wallet.account(), copy(wallet));
        }
    }

    private void insert(Transfer added) {
        check(added.amount().isPositive(), "Not positive: " + added.amount());
        check(!mustBeUnique() || transfers.stream().noneMatch(each -> each.transferId().equals(added.transferId())),
                "Transferred twice: " + added.reference());
        database.add(transfers, added);
    }

    /** The primary key of the real table. */
    boolean mustBeUnique() {
        return true;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static Wallet copy(Wallet wallet) {
        return new Wallet(wallet.account(), wallet.balance(), wallet.entryCount());
    }

    List<Transfer> transfers() {
        return transfers;
    }

    Collection<Wallet> wallets() {
        return wallets.values();
    }
}
