package frontrow.messaging.relay;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** Reads the WAL eagerly while there is, or is about to be, something in it, and waits for a signal otherwise. */
@SuppressWarnings("try") // The interface says what close() throws.
class WakefulStream implements ReplicationStream {

    /** So long after a commit, or the last message, the next message is awaited in the socket; the server needs a moment to decode it. */
    private static final Duration EAGER_DURATION = Duration.ofMillis(15);

    private final ReplicationStream stream;
    private final WakefulTask.Wiring wiring;
    private final Runnable handOver;
    private long lastMessageNanos = System.nanoTime();

    WakefulStream(ReplicationStream stream, WakefulTask.Wiring wiring, Runnable handOver) {
        this.stream = stream;
        this.wiring = wiring;
        this.handOver = handOver;
    }

    @Override
    public boolean readPending(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        if (readNow(processor)) {
            return true;
        }
        if (wiring.appended().raisedWithin(EAGER_DURATION) || System.nanoTime() - lastMessageNanos < EAGER_DURATION.toNanos()) {
            return false;
        }
        wiring.appended().await(wiring.lookInterval());
        return readNow(processor);
    }

    private boolean readNow(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        boolean read = stream.readPending(handingOver(processor));
        if (read) {
            lastMessageNanos = System.nanoTime();
        }
        return read;
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

    @Override
    public void flushLsn(Lsn lsn) throws SQLException {
        stream.flushLsn(lsn);
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
        stream.close();
    }
}
