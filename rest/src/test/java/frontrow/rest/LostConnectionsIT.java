package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;

/** When either side of a connection to PostgreSQL is gone without a word, the other lets go. */
class LostConnectionsIT extends TwoInstances {

    @Test
    void aTransactionWhoseClientIsGoneDoesNotKeepItsLocks() {
        assertThat(milliseconds("idle_in_transaction_session_timeout")).isBetween(1_000L, 15_000L);
    }

    @Test
    void aStatementWhoseClientHasGivenUpIsEnded() {
        Integer clientGivesUpAfter = jdbc().execute((ConnectionCallback<Integer>) Connection::getNetworkTimeout);

        assertThat(milliseconds("statement_timeout")).isPositive().isLessThan(Objects.requireNonNull(clientGivesUpAfter));
        assertThat(milliseconds("transaction_timeout")).isGreaterThan(milliseconds("statement_timeout"))
                .isLessThan(Objects.requireNonNull(clientGivesUpAfter));
        assertThat(milliseconds("client_connection_check_interval")).isPositive();
    }

    private static long milliseconds(String setting) {
        return Objects.requireNonNull(
                jdbc().queryForObject("select setting::bigint from pg_settings where name = ?", Long.class, setting));
    }
}
