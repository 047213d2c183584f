package frontrow.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.TransferKind;
import frontrow.wallet.domain.Wallet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The invariants of the ledger (design §10.2), for the one in memory; the database has a view for them. */
public final class Books {

    private Books() {}

    public static void assertAddUp(InMemoryLedger ledger) {
        Map<AccountId, Long> balances = new HashMap<>();
        for (Transfer transfer : ledger.transfers()) {
            balances.merge(transfer.debitAccount(), -transfer.amount().amountMinor(), Math::addExact);
            balances.merge(transfer.creditAccount(), transfer.amount().amountMinor(), Math::addExact);
        }
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).as("sum of all accounts").isZero();
        for (Wallet wallet : ledger.wallets()) {
            assertThat(wallet.balance().amountMinor()).as("balance of %s", wallet.account()).isNotNegative()
                    .isEqualTo(balances.getOrDefault(wallet.account(), 0L));
            assertEntriesFollow(ledger.newestBefore(wallet.account(), Long.MAX_VALUE, Integer.MAX_VALUE).reversed());
        }
        assertRefundsUndoDebits(ledger);
        assertThat(ledger.transfers()).filteredOn(each -> each.kind() == TransferKind.DEBIT)
                .noneMatch(debit -> ledger.rejections().stream()
                        .anyMatch(rejected -> rejected.payment().value().equals(debit.reference())));
    }

    private static void assertEntriesFollow(List<Transfer> entries) {
        long balance = 0;
        long number = 0;
        for (Transfer entry : entries) {
            balance += entry.signedAmountMinor();
            number++;
            assertThat(entry.balanceAfterMinor()).as("balance after entry %d", number).isNotNegative().isEqualTo(balance);
            assertThat(entry.entryNumber()).isEqualTo(number);
        }
    }

    private static void assertRefundsUndoDebits(InMemoryLedger ledger) {
        Map<UUID, String> debits = ledger.transfers().stream().filter(each -> each.kind() == TransferKind.DEBIT)
                .collect(Collectors.toMap(Transfer::reference, Books::whatAndWhose));
        assertThat(ledger.transfers()).filteredOn(each -> each.kind() == TransferKind.REFUND)
                .allSatisfy(refund -> assertThat(debits).containsEntry(refund.reference(), whatAndWhose(refund)));
    }

    private static String whatAndWhose(Transfer transfer) {
        return transfer.amount() + " " + transfer.walletAccount();
    }
}
