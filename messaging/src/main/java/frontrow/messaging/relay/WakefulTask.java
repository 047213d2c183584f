package frontrow.messaging.relay;

import frontrow.messaging.outbox.AppendSignal;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresSchema;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium waits by sleeping for {@code poll.interval.ms}, once before it looks at the WAL and once before it hands over what it found:
 * short is costly, long is slow. Here the interval is the shortest, and in front of it the reader waits to be told that something was
 * appended, and the poller that something was read.
 */
public final class WakefulTask extends PostgresConnectorTask {

    /** Bound while the engine makes its parts, which it does by class name. */
    static final ScopedValue<Wiring> WIRING = ScopedValue.newInstance();

    private static final long HAND_OVER_WAIT_NANOS = Duration.ofMillis(100).toNanos();

    /** @param lookInterval how often the WAL is looked at when nobody told of anything */
    record Wiring(AppendSignal appended, Duration lookInterval) {}

    private final Wiring wiring = WIRING.get();
    private volatile boolean somethingRead;
    private volatile @Nullable Thread poller;

    @Override
    protected ReplicationConnection buildReplicationConnection(PostgresConnection connection, PostgresSchema schema,
            PostgresConnectorConfig config) throws SQLException {
        return new WakefulConnection(super.buildReplicationConnection(connection, schema, config), wiring, this::handOver);
    }

    private void handOver() {
        if (!somethingRead) {
            somethingRead = true;
            LockSupport.unpark(poller);
        }
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        poller = Thread.currentThread();
        if (!somethingRead) {
            LockSupport.parkNanos(this, HAND_OVER_WAIT_NANOS);
        }
        somethingRead = false;
        return super.doPoll();
    }
}
