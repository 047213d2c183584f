package frontrow.wallet;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.RejectedDebit;
import frontrow.wallet.domain.Settlement;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.TransferKind;
import frontrow.wallet.domain.Transfers;
import frontrow.wallet.domain.Wallet;
import frontrow.wallet.domain.Wallets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ledger without a database, as strict as the real one: what breaks a constraint there throws here. */
public final class InMemoryLedger implements Ledger, Wallets, Transfers {

    private final Currency currency;
    private final Clock clock;
    private final Map<AccountId, Wallet> wallets = new HashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Map<PaymentId, RejectedDebit> rejections = new HashMap<>();

    public InMemoryLedger(Currency currency, Clock clock) {
        this.currency = currency;
        this.clock = clock;
    }

    /** Copies: a transaction that fails must leave nothing behind. */
    @Override
    public LockedWallets lockWallets(Collection<FanId> fans) {
        Map<FanId, Wallet> locked = new HashMap<>();
        fans.forEach(
                fan -> locked.put(fan, copy(wallets.computeIfAbsent(AccountId.walletOf(fan), _ -> Wallet.empty(fan, currency)))));
        return new LockedWallets(locked, clock.instant());
    }

    @Override
    public Map<PaymentId, Settlement> settlementsOf(Collection<PaymentId> payments) {
        Map<PaymentId, Settlement> settlements = new HashMap<>();
        payments.forEach(payment -> settlements.put(payment, settlementOf(payment)));
        return settlements;
    }

    private Settlement settlementOf(PaymentId payment) {
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
        posting.rejections().forEach(rejection -> check(rejections.putIfAbsent(rejection.payment(), rejection) == null,
                "Rejected twice: " + rejection));
        for (Wallet wallet : posting.wallets()) {
            check(wallet.balance().amountMinor() >= 0, "Negative: " + wallet.account());
            wallets.put(wallet.account(), copy(wallet));
        }
    }

    private void insert(Transfer added) {
        check(added.amount().isPositive(), "Not positive: " + added.amount());
        check(transfers.stream().noneMatch(each -> each.transferId().equals(added.transferId())),
                "Transferred twice: " + added.reference());
        transfers.add(added);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static Wallet copy(Wallet wallet) {
        return new Wallet(wallet.account(), wallet.balance(), wallet.entryCount());
    }

    @Override
    public Optional<Wallet> findByAccount(AccountId account) {
        return Optional.ofNullable(wallets.get(account)).map(InMemoryLedger::copy);
    }

    @Override
    public Optional<Transfer> findByTransferIdAndWalletAccount(UUID transferId, AccountId wallet) {
        return transfers.stream().filter(each -> each.transferId().equals(transferId) && each.walletAccount().equals(wallet))
                .findAny();
    }

    @Override
    public List<Transfer> newestBefore(AccountId wallet, long entryNumber, int countMax) {
        return transfers.stream().filter(each -> each.walletAccount().equals(wallet) && each.entryNumber() < entryNumber)
                .sorted(Comparator.comparingLong(Transfer::entryNumber).reversed()).limit(countMax).toList();
    }

    public List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    public Collection<RejectedDebit> rejections() {
        return List.copyOf(rejections.values());
    }

    public Collection<Wallet> wallets() {
        return wallets.values().stream().map(InMemoryLedger::copy).toList();
    }
}
