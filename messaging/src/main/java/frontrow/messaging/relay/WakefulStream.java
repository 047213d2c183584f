package frontrow.messaging.relay;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands over what it reads by whole transactions, and confirms in between: the connection is locked while the reader waits for the
 * server ({@link PatientSockets}), so nobody may depend on having it then. Debezium's sign of life need not: who reads gives it, too.
 */
@SuppressWarnings("try") // The interface says what close() throws.
class WakefulStream implements ReplicationStream {

    private final ReplicationStream stream;
    private final Runnable handOver;
    private final AtomicReference<@Nullable Lsn> toConfirm = new AtomicReference<>();

    WakefulStream(ReplicationStream stream, Runnable handOver) {
        this.stream = stream;
        this.handOver = handOver;
    }

    @Override
    public boolean readPending(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        confirm();
        return stream.readPending(handingOver(processor));
    }

    /** A transaction is handed over as a whole, if it is not too large. */
    private ReplicationMessageProcessor handingOver(ReplicationMessageProcessor processor) {
        return message -> {
            processor.process(message);
            switch (message.getOperation()) {
                case BEGIN, INSERT -> {
                }
                default -> handOver.run();
            }
        };
    }

    @Override
    public void read(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        stream.read(handingOver(processor));
    }

    /** Soon, by the reader. */
    @Override
    public void flushLsn(Lsn lsn) {
        toConfirm.set(lsn);
    }

    private void confirm() throws SQLException {
        Lsn lsn = toConfirm.getAndSet(null);
        if (lsn != null) {
            stream.flushLsn(lsn);
        }
    }

    @Override
    public Lsn lastReceivedLsn() {
        return stream.lastReceivedLsn();
    }

    @Override
    public Lsn startLsn() {
        return stream.startLsn();
    }

    @Override
    public void startKeepAlive(ExecutorService service) {
        stream.startKeepAlive(service);
    }

    @Override
    public void stopKeepAlive() {
        stream.stopKeepAlive();
    }

    @Override
    public void close() throws Exception {
        try {
            confirm();
        } finally {
            stream.close();
        }
    }
}
