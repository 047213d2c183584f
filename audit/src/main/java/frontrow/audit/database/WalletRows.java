package frontrow.audit.database;

import static frontrow.audit.database.ServiceSnapshot.instant;

import frontrow.audit.Audit;
import frontrow.audit.fold.Account;
import frontrow.audit.fold.Payment;
import frontrow.audit.fold.Purchase;
import frontrow.audit.fold.TransferFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Accounts, transfers and rejected debits, row by row; and what the ledger's own view finds. */
final class WalletRows {

    private static final String ACCOUNTS = "select substr(account_id, 8), balance_minor, entry_count, currency from account";
    private static final String TRANSFERS = """
            select transfer_id, kind, substr(wallet_account, 8), amount_minor, balance_after, at from transfer
            """;
    private static final String REJECTED = "select payment_id, reason from rejected_debit";
    private static final String LEDGER_DISCREPANCY = "select rule, subject, expected, actual from ledger_discrepancy";
    /** The sum of the kept balances and of the others, which are derived. */
    private static final String SUM = """
            select (select coalesce(sum(balance_minor), 0) from account)
                 + (select coalesce(sum(balance_minor), 0) from account_balance where account_id not like 'wallet:%')
            """;

    private final ServiceSnapshot database;
    private final Disagreements disagreements;
    private final Audit audit;

    private WalletRows(ServiceSnapshot database, Audit audit) {
        this.database = database;
        this.disagreements = new Disagreements(audit);
        this.audit = audit;
    }

    static void compare(ServiceSnapshot database, Audit audit) {
        WalletRows rows = new WalletRows(database, audit);
        rows.accounts();
        rows.transfers();
        rows.rejections();
        rows.ledger();
    }

    private void accounts() {
        Map<String, Account> accounts = audit.history().accounts();
        Set<String> inDatabase = new HashSet<>();
        database.forEach(ACCOUNTS, row -> {
            String userId = row.getString(1);
            inDatabase.add(userId);
            Account account = accounts.get(userId);
            long balanceMinor = account == null ? 0 : account.balanceMinor();
            long transfers = account == null ? 0 : account.transfers();
            if (row.getLong(2) != balanceMinor || row.getLong(3) != transfers
                    || (account != null && transfers > 0 && !account.currency().equals(row.getString(4)))) {
                disagreements.add("wallet " + userId, null, "the database says %d after %d transfers, the topic %d after %d"
                        .formatted(row.getLong(2), row.getLong(3), balanceMinor, transfers));
            }
        });
        accounts.values().stream().filter(account -> account.transfers() > 0 && !inDatabase.contains(account.userId()))
                .forEach(account -> disagreements.add("wallet " + account.userId(), null,
                        "the topic tells of it, the database does not have it"));
    }

    private void transfers() {
        TransferFacts facts = audit.history().transferFacts();
        long[] rows = new long[1];
        database.forEach(TRANSFERS, row -> {
            rows[0]++;
            UUID id = row.getObject(1, UUID.class);
            if (!facts.contains(id, row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), instant(row, 6))) {
                disagreements.add("wallet " + row.getString(3), null,
                        "the topic does not tell of transfer %s as the database has it: %s of %d, balance %d, at %s".formatted(id,
                                row.getString(2), row.getLong(4), row.getLong(5), instant(row, 6)));
            }
        });
        if (rows[0] != facts.size()) {
            disagreements.add("transfers", null, "the database has %d, the topic %d".formatted(rows[0], facts.size()));
        }
    }

    private void rejections() {
        Map<UUID, String> told = new HashMap<>();
        for (Purchase purchase : audit.history().purchases()) {
            for (Payment payment = purchase.payments(); payment != null; payment = payment.next()) {
                if (payment.settlement() == Payment.Settlement.REJECTED) {
                    told.put(payment.id(), payment.rejection());
                }
            }
        }
        database.forEach(REJECTED, row -> {
            UUID id = row.getObject(1, UUID.class);
            String reason = told.remove(id);
            if (!row.getString(2).equals(reason)) {
                disagreements.add("payment " + id, null, "the wallet's database rejected it as %s, the topic says %s"
                        .formatted(row.getString(2), reason == null ? "nothing" : reason));
            }
        });
        told.forEach((id, reason) -> disagreements.add("payment " + id, null,
                "the topic says that the wallet rejected it as %s, its database does not".formatted(reason)));
    }

    private void ledger() {
        database.forEach(LEDGER_DISCREPANCY, row -> disagreements.add("the ledger, " + row.getString(2), null,
                "its own rule %s is broken: expected %s, but it is %s".formatted(row.getString(1), row.getString(3),
                        row.getString(4))));
        database.forEach(SUM, row -> {
            if (row.getLong(1) != 0) {
                disagreements.add("the ledger", null, "all accounts sum to %d, not 0".formatted(row.getLong(1)));
            }
        });
    }
}
