package frontrow.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationMessage.Operation;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import io.debezium.connector.postgresql.connection.TransactionMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class WakefulStreamTest {

    private final List<String> calls = new ArrayList<>();
    private final Queue<Operation> pending = new ArrayDeque<>();
    private final WakefulStream stream = new WakefulStream(new Server(), () -> calls.add("hand over"));
    private boolean away;

    @Test
    void isConfirmedByTheReaderBeforeItWaitsAgain() throws Exception {
        stream.flushLsn(Lsn.valueOf(1L));
        stream.flushLsn(Lsn.valueOf(2L));
        assertThat(calls).isEmpty();

        stream.readPending(message -> {});
        stream.readPending(message -> {});

        assertThat(calls).containsExactly("confirm " + Lsn.valueOf(2L), "read", "read");
    }

    @Test
    void isConfirmedBeforeItEnds() throws Exception {
        stream.flushLsn(Lsn.valueOf(1L));

        stream.close();

        assertThat(calls).containsExactly("confirm " + Lsn.valueOf(1L), "close");
    }

    @Test
    void endsEvenIfNobodyHearsTheConfirmation() {
        stream.flushLsn(Lsn.valueOf(1L));
        away = true;

        assertThatThrownBy(stream::close).isInstanceOf(SQLException.class);
        assertThat(calls).containsExactly("close");
    }

    @Test
    void aTransactionIsHandedOverWhenAllOfItIsRead() throws Exception {
        pending.addAll(List.of(Operation.BEGIN, Operation.INSERT, Operation.INSERT, Operation.COMMIT, Operation.MESSAGE));

        while (stream.readPending(message -> calls.add(message.getOperation().name()))) {
            calls.remove("read");
        }

        assertThat(calls).containsExactly("BEGIN", "INSERT", "INSERT", "COMMIT", "hand over", "MESSAGE", "hand over", "read");
    }

    @SuppressWarnings("try") // The interface says what close() throws.
    private final class Server implements ReplicationStream {

        @Override
        public boolean readPending(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
            calls.add("read");
            Operation next = pending.poll();
            if (next == null) {
                return false;
            }
            processor.process(new TransactionMessage(next, 1, Instant.EPOCH));
            return true;
        }

        @Override
        public void read(ReplicationMessageProcessor processor) {
            throw new UnsupportedOperationException("Debezium looks for what is pending.");
        }

        @Override
        public void flushLsn(Lsn lsn) throws SQLException {
            if (away) {
                throw new SQLException("The connection is lost.");
            }
            calls.add("confirm " + lsn);
        }

        @Override
        public Lsn lastReceivedLsn() {
            return Lsn.INVALID_LSN;
        }

        @Override
        public Lsn startLsn() {
            return Lsn.INVALID_LSN;
        }

        @Override
        public void startKeepAlive(ExecutorService service) {}

        @Override
        public void stopKeepAlive() {}

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
