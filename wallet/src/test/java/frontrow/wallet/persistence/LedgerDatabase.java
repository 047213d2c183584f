package frontrow.wallet.persistence;

import static frontrow.wallet.APayment.TRACE;

import com.zaxxer.hikari.HikariDataSource;
import frontrow.messaging.Outgoing;
import frontrow.servers.Servers;
import frontrow.wallet.application.Charge;
import frontrow.wallet.application.ChargeWallet;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.application.SettleDebits;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases on the real ledger, without HTTP and Kafka: a database of its own, and what was told in memory. */
final class LedgerDatabase implements AutoCloseable {

    static final int CONNECTIONS_MAX = 8;

    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;

    private final HikariDataSource dataSource;
    private final ChargePolicy policy = new ChargePolicy(Currency.getInstance("KRW"), 1_000_000_000, 1_000_000_000_000L);

    LedgerDatabase(String name) {
        Map<String, Object> properties = Servers.shared().springProperties("wallet", name);
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl((String) properties.get("spring.datasource.url"));
        dataSource.setUsername((String) properties.get("spring.datasource.username"));
        dataSource.setPassword((String) properties.get("spring.datasource.password"));
        dataSource.setMaximumPoolSize(CONNECTIONS_MAX);
        Flyway.configure().dataSource(dataSource).locations("classpath:db/wallet").load().migrate();
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** @return what was told */
    List<Outgoing> settle(List<Instruction> instructions) {
        List<Outgoing> told = new ArrayList<>();
        SettleDebits settleDebits = new SettleDebits(new JdbcLedger(jdbc, policy), told::addAll);
        transaction.executeWithoutResult(_ -> settleDebits.settle(instructions));
        return told;
    }

    List<ChargeDecision> charge(FanId fan, long... amountsMinor) {
        ChargeWallet chargeWallet = new ChargeWallet(new JdbcLedger(jdbc, policy), _ -> {}, policy);
        List<Charge> charges = new ArrayList<>();
        for (long amountMinor : amountsMinor) {
            charges.add(new Charge(UUID.randomUUID(), fan, amountMinor, TRACE));
        }
        return transaction.execute(_ -> chargeWallet.charge(charges));
    }

    long balanceOf(FanId fan) {
        return balanceOf("account", "wallet:" + fan.value());
    }

    long derivedBalanceOf(String account) {
        return balanceOf("account_balance", account);
    }

    private long balanceOf(String relation, String account) {
        return jdbc.queryForList("select balance_minor from " + relation + " where account_id = ?", Long.class, account).stream()
                .mapToLong(Long::longValue).sum();
    }

    /** The rules that are broken. */
    List<String> discrepancies() {
        return jdbc.query("select rule from ledger_discrepancy", (row, _) -> row.getString("rule"));
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
