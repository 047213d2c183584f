package frontrow.bench.eventuate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fills the tables before a measurement and checks them after it. */
@RestController
class FixtureController {

    /** The last {@code poor} fans have nothing. */
    record Fixture(int fans, int poor, int performances, int seats, long price) {}

    record Check(long confirmed, long released, long held, long paying, long walletBalance, boolean consistent) {}

    private static final Duration QUIET_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private static final String BUSY = """
            select exists (select from eventuate.saga_instance where not coalesce(end_state, false))
                or exists (select from eventuate.message where published = 0)""";
    private static final String EMPTY = """
            truncate performance, seat_claim, wallet, reservation, payment, fixture,
                eventuate.message, eventuate.received_messages, eventuate.saga_instance, eventuate.saga_instance_participants""";
    private static final String FILL_WALLETS = """
            insert into wallet (fan, balance)
            select 'fan-' || n, case when n < :fans - :poor then 10 * :price else 0 end from generate_series(0, :fans - 1) n""";
    private static final String FILL_PERFORMANCES = """
            insert into performance (id, seats, price) select id, :seats, :price from generate_series(0, :performances - 1) id""";
    private static final String REMEMBER = """
            insert into fixture (price, balance) select :price, coalesce(sum(balance), 0) from wallet""";

    /** Sets the hint bits as well, so that the purchases need not. */
    private static final String ANALYZE = "vacuum (analyze) performance, wallet";

    private static final String CHECK = """
            with counted as (
                select count(*) filter (where status = 'CONFIRMED') confirmed,
                       count(*) filter (where status = 'RELEASED') released,
                       count(*) filter (where status = 'HELD') held,
                       count(*) filter (where status = 'PAYING') paying
                from reservation
            ), money as (
                select coalesce(sum(balance), 0) balance, coalesce(min(balance), 0) least from wallet
            )
            select confirmed, released, held, paying, money.balance wallet_balance,
                   paying = 0
                   and least >= 0
                   and fixture.balance - money.balance = confirmed * price
                   and (select count(*) = confirmed and coalesce(sum(amount), 0) = confirmed * price from payment)
                   and not exists (select from reservation where status <> 'RELEASED' group by performance, seat_number having count(*) > 1)
                   and not exists (
                       select from seat_claim claim
                       full join (select * from reservation where status <> 'RELEASED') owner
                           on owner.id = claim.reservation_id
                           and (owner.performance, owner.seat_number) = (claim.performance, claim.seat_number)
                       where owner.id is null or claim.reservation_id is null) consistent
            from counted, money, fixture""";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FixtureController(DataSource dataSource, JdbcClient jdbc, TransactionTemplate transaction) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @PostMapping("/fixture")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fill(@RequestBody Fixture fixture) throws InterruptedException {
        awaitQuiet();
        transaction.executeWithoutResult(_ -> {
            for (String statement : List.of(EMPTY, FILL_WALLETS, FILL_PERFORMANCES, REMEMBER)) {
                jdbc.sql(statement).paramSource(fixture).update();
            }
        });
        analyze();
    }

    /** A reply to a saga that is no more would end the library's consumer. */
    private void awaitQuiet() throws InterruptedException {
        Instant giveUpAt = Instant.now().plus(QUIET_WAIT_MAX);
        while (jdbc.sql(BUSY).query(Boolean.class).single()) {
            if (Instant.now().isAfter(giveUpAt)) {
                throw new IllegalStateException("Sagas are still under way after " + QUIET_WAIT_MAX);
            }
            Thread.sleep(POLL);
        }
    }

    private void analyze() {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(ANALYZE);
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("Analyzing the fixture", ANALYZE, failed);
        }
    }

    @GetMapping("/check")
    Check check() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("set local enable_seqscan = on").update();
            return jdbc.sql(CHECK).query(Check.class).single();
        }));
    }
}
