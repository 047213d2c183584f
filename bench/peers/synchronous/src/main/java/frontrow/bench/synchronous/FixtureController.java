package frontrow.bench.synchronous;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    private static final String EMPTY = "truncate seat, seat_claim, wallet, reservation, payment, fixture";
    private static final String FILL_WALLETS = """
            insert into wallet (fan, balance)
            select 'fan-' || n, case when n < :fans - :poor then 10 * :price else 0 end from generate_series(0, :fans - 1) n""";
    private static final String FILL_SEATS = """
            insert into seat (performance, number, price)
            select performance, number, :price
            from generate_series(0, :performances - 1) performance, generate_series(1, :seats) number""";
    private static final String REMEMBER = """
            insert into fixture (price, balance) select :price, coalesce(sum(balance), 0) from wallet""";

    /** Sets the hint bits as well, so that the purchases need not. */
    private static final String ANALYZE = "vacuum (analyze) seat, wallet";

    private static final String CHECK = """
            with counted as (
                select count(*) filter (where status = 'CONFIRMED') confirmed,
                       count(*) filter (where status = 'RELEASED') released,
                       count(*) filter (where status = 'HELD') held
                from reservation
            ), money as (
                select coalesce(sum(balance), 0) balance, coalesce(min(balance), 0) least from wallet
            )
            select confirmed, released, held, 0 paying, money.balance wallet_balance,
                   least >= 0
                   and fixture.balance - money.balance = confirmed * price
                   and (select count(*) = confirmed and coalesce(sum(amount), 0) = confirmed * price from payment)
                   and not exists (select from reservation where status <> 'RELEASED' group by performance, seat_number having count(*) > 1)
                   and not exists (
                       select from (
                           select performance, number, reservation_id from seat where reservation_id is not null
                           union all select * from seat_claim) seat
                       full join (select * from reservation where status <> 'RELEASED') owner
                           on owner.id = seat.reservation_id and (owner.performance, owner.seat_number) = (seat.performance, seat.number)
                       where owner.id is null or seat.reservation_id is null) consistent
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
    void fill(@RequestBody Fixture fixture) {
        transaction.executeWithoutResult(_ -> {
            for (String statement : List.of(EMPTY, FILL_WALLETS, FILL_SEATS, REMEMBER)) {
                jdbc.sql(statement).paramSource(fixture).update();
            }
        });
        analyze();
    }

    /** In no transaction: the pool's connections begin one by themselves. */
    private void analyze() {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
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
