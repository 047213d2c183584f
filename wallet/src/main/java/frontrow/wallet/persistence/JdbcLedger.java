package frontrow.wallet.persistence;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.Money;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.RejectedDebit;
import frontrow.wallet.domain.Settlement;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.Wallet;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The ledger's hot path: a batch of any size is four statements, in three round trips, whatever is in it. JPA would make them several per wallet. */
@Repository
class JdbcLedger implements Ledger {

    /**
     * First and always, in the order of the ids: who waits here for a wallet that another transaction is opening holds no lock that the
     * other could want.
     */
    private static final String OPEN_MISSING_WALLETS = """
            insert into account (account_id, balance_minor, currency, entry_count)
            select account_id, 0, ?, 0 from unnest(cast(? as text[])) as wanted (account_id) order by account_id collate "C"
            on conflict (account_id) do nothing""";

    /** The clock is read outside of the locking query, for the last row when all the locks are had. */
    private static final String LOCK_WALLETS_FOR_UPDATE = """
            with locked as materialized (
                select account_id, balance_minor, currency, entry_count from account
                where account_id = any (cast(? as text[])) order by account_id for update)
            select account_id, balance_minor, currency, entry_count, clock_timestamp() as at from locked""";

    /** One round trip, and yet two statements: the second sees what the first has opened, or waited for. */
    private static final String OPEN_AND_LOCK = OPEN_MISSING_WALLETS + ";\n" + LOCK_WALLETS_FOR_UPDATE;

    private static final String FIND_SETTLEMENTS = """
            select asked.payment_id, debit.debit_account, debit.amount_minor, debit.currency,
                   refund.reference is not null as refunded, rejected.payment_id is not null as rejected
            from unnest(cast(? as uuid[])) as asked (payment_id)
            left join transfer debit on debit.reference = asked.payment_id and debit.kind = 'DEBIT'
            left join transfer refund on refund.reference = asked.payment_id and refund.kind = 'REFUND'
            left join rejected_debit rejected on rejected.payment_id = asked.payment_id""";

    private static final String POST = """
            with posting as (select cast(? as timestamptz) as at), posted as (
                insert into transfer (transfer_id, kind, debit_account, credit_account, amount_minor, currency, reference, balance_after,
                                      entry_number, at)
                select added.*, posting.at
                from posting, unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]),
                                     cast(? as text[]), cast(? as uuid[]), cast(? as bigint[]), cast(? as bigint[])) as added
            ), rejected as (
                insert into rejected_debit (payment_id, reason, at)
                select added.*, posting.at from posting, unnest(cast(? as uuid[]), cast(? as text[])) as added
            )
            update account set balance_minor = changed.balance_minor, entry_count = changed.entry_count
            from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as bigint[])) as changed (account_id, balance_minor, entry_count)
            where account.account_id = changed.account_id""";

    private final JdbcTemplate jdbc;
    private final ChargePolicy policy;

    JdbcLedger(JdbcTemplate jdbc, ChargePolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    @Override
    public LockedWallets lockWallets(Collection<FanId> fans) {
        String[] accounts = fans.stream().distinct().map(fan -> AccountId.walletOf(fan).accountId()).toArray(String[]::new);
        return Objects.requireNonNull(jdbc.execute(OPEN_AND_LOCK, (PreparedStatement statement) -> {
            statement.setString(1, policy.currency().getCurrencyCode());
            statement.setObject(2, accounts);
            statement.setObject(3, accounts);
            statement.execute();
            if (!statement.getMoreResults()) {
                throw new SQLException("The wallets were opened, but not locked.");
            }
            try (ResultSet row = statement.getResultSet()) {
                return locked(row);
            }
        }));
    }

    private static LockedWallets locked(ResultSet row) throws SQLException {
        Map<FanId, Wallet> wallets = new HashMap<>();
        Instant at = Instant.EPOCH;
        while (row.next()) {
            Wallet wallet = wallet(row);
            wallets.put(wallet.account().fan(), wallet);
            at = row.getObject("at", OffsetDateTime.class).toInstant();
        }
        return new LockedWallets(wallets, at);
    }

    private static Wallet wallet(ResultSet row) throws SQLException {
        return new Wallet(new AccountId(row.getString("account_id")), money(row, "balance_minor"), row.getLong("entry_count"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), Currency.getInstance(row.getString("currency")));
    }

    @Override
    public Map<PaymentId, Settlement> settlementsOf(Collection<PaymentId> payments) {
        Map<PaymentId, Settlement> settlements = HashMap.newHashMap(payments.size());
        String[] ids = payments.stream().distinct().map(payment -> payment.value().toString()).toArray(String[]::new);
        jdbc.query(FIND_SETTLEMENTS, row -> {
            settlements.put(new PaymentId(row.getObject("payment_id", java.util.UUID.class)), settlement(row));
        }, (Object) ids);
        return settlements;
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        if (row.getBoolean("rejected")) {
            return new Settlement.Rejected();
        }
        if (row.getBoolean("refunded")) {
            return new Settlement.Refunded();
        }
        String debited = row.getString("debit_account");
        return debited == null
                ? new Settlement.Open()
                : new Settlement.Debited(new AccountId(debited), money(row, "amount_minor"));
    }

    @Override
    public void post(Posting posting) {
        List<Transfer> transfers = posting.transfers();
        List<RejectedDebit> rejections = posting.rejections();
        Collection<Wallet> wallets = posting.wallets();
        int updated = jdbc.update(POST, posting.at().atOffset(ZoneOffset.UTC),
                column(transfers, Transfer::transferId), column(transfers, Transfer::kind),
                column(transfers, transfer -> transfer.debitAccount().accountId()),
                column(transfers, transfer -> transfer.creditAccount().accountId()),
                column(transfers, transfer -> transfer.amount().amountMinor()),
                column(transfers, transfer -> transfer.amount().currency()), column(transfers, Transfer::reference),
                column(transfers, Transfer::balanceAfterMinor), column(transfers, Transfer::entryNumber),
                column(rejections, rejection -> rejection.payment().value()), column(rejections, RejectedDebit::reason),
                column(wallets, wallet -> wallet.account().accountId()),
                column(wallets, wallet -> wallet.balance().amountMinor()),
                column(wallets, Wallet::entryCount));
        if (updated != wallets.size()) {
            throw new IllegalStateException("%d wallets were to be changed, but %d were.".formatted(wallets.size(), updated));
        }
    }

    /** A column as PostgreSQL reads it out of text; the statement casts it. */
    private static <R> String[] column(Collection<R> rows, Function<R, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }
}
