package frontrow.messaging.relay;

import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.connector.postgresql.PostgresSchema;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.DataChangeEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium waits by sleeping for {@code poll.interval.ms}, once before it looks at the WAL and once before it hands over what it found:
 * short is costly, long is slow. Its last millisecond it spends in a loop, with the queue locked. Here it does not wait: before it does,
 * the reader sleeps until the server has something, and the poller until a transaction was read. Then the poller asks Debezium for one
 * event, for which it has no reason to wait, and takes what else there is itself.
 */
public final class WakefulTask extends PostgresConnectorTask {

    /** How many events are handed over at once. Bound while the engine makes its parts, which it does by class name. */
    static final ScopedValue<Integer> BATCH_MAX = ScopedValue.newInstance();
    /** Bound while the task makes its queue, which it does by class name. */
    static final ScopedValue<WakefulTask> STARTING = ScopedValue.newInstance();

    /** So late a failure of the reader is noticed. */
    private static final long HAND_OVER_WAIT_NANOS = Duration.ofMillis(250).toNanos();

    private final int batchMax = BATCH_MAX.get();
    private volatile @Nullable WakefulQueue<DataChangeEvent> queue;
    private volatile boolean somethingRead;
    private volatile @Nullable Thread poller;

    @Override
    public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(Configuration config) {
        return ScopedValue.where(STARTING, this).call(() -> super.start(config));
    }

    void queueIs(WakefulQueue<DataChangeEvent> made) {
        queue = made;
    }

    @Override
    protected ReplicationConnection buildReplicationConnection(PostgresConnection connection, PostgresSchema schema,
            PostgresConnectorConfig config) throws SQLException {
        return new WakefulConnection(super.buildReplicationConnection(connection, schema, config), this::handOver);
    }

    private void handOver() {
        if (!somethingRead) {
            somethingRead = true;
            LockSupport.unpark(poller);
        }
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        WakefulQueue<DataChangeEvent> read = Objects.requireNonNull(queue, "not started");
        poller = Thread.currentThread();
        if (!somethingRead && read.size() == 0) {
            LockSupport.parkNanos(this, HAND_OVER_WAIT_NANOS);
        }
        somethingRead = false;
        List<SourceRecord> records = new ArrayList<>(super.doPoll());
        while (records.size() < batchMax) {
            DataChangeEvent next = read.poll();
            if (next == null) {
                break;
            }
            records.add(next.getRecord());
        }
        return records;
    }
}
