package frontrow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.ImpossibleEvent;
import java.net.ConnectException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;

class TransientFailuresTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new CannotCreateTransactionException("", new SQLTransientConnectionException("pool")),
                new CannotGetJdbcConnectionException(""),
                new DataAccessResourceFailureException(""),
                new CannotAcquireLockException(""),
                new OptimisticLockingFailureException(""),
                new QueryTimeoutException(""),
                new TransactionSystemException("commit", state("08006")),
                new TransactionSystemException("commit"),
                new UncategorizedSQLException("", "", state("57P01")),
                new UncategorizedSQLException("", "", state("25006")),
                new UncategorizedSQLException("", "", state("25P03")),
                new UncategorizedSQLException("", "", state("25P04")),
                new IllegalStateException("wrapped", state("40P01")),
                new IllegalStateException("wrapped", state("40001")),
                new IllegalStateException("wrapped", state("53300")),
                new IllegalStateException("wrapped", state("55P03")),
                batch("40001"),
                new org.apache.kafka.common.errors.TimeoutException("broker"),
                new KafkaException("wrapped", new org.apache.kafka.common.errors.NotLeaderOrFollowerException("moved")),
                new IllegalStateException("wrapped", new ConnectException("refused")),
                new IllegalStateException("wrapped", new InterruptedException()));
    }

    static Stream<Throwable> staying() {
        return Stream.of(
                new ImpossibleEvent("no"),
                new IllegalStateException("bug"),
                new NullPointerException("bug"),
                new IllegalTransactionStateException("no transaction"),
                new DuplicateKeyException(""),
                new DataIntegrityViolationException("", state("23514")),
                new TransactionSystemException("commit", state("23505")),
                new CannotAcquireLockException("", state("22003")),
                batch("23505"),
                new BadSqlGrammarException("", "", state("42703")),
                new RecordTooLargeException("large"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void passes(Throwable failure) {
        assertThat(TransientFailures.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("staying")
    void stays(Throwable failure) {
        assertThat(TransientFailures.isTransient(failure)).isFalse();
    }

    private static SQLException state(String sqlState) {
        return new SQLException("message", sqlState);
    }

    private static Throwable batch(String sqlState) {
        BatchUpdateException batch = new BatchUpdateException("batch", null, new int[0]);
        batch.setNextException(state(sqlState));
        return new IllegalStateException("wrapped", batch);
    }
}
