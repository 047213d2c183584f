package frontrow.messaging.relay;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import io.debezium.connector.postgresql.connection.WalPositionLocator;
import io.debezium.connector.postgresql.spi.SlotCreationResult;
import java.sql.SQLException;
import java.util.Optional;

/** Debezium's replication connection, whose stream reads as {@link WakefulStream} does, and which never makes a slot. */
@SuppressWarnings("try") // The interface says what close() throws.
record WakefulConnection(ReplicationConnection connection, Runnable handOver) implements ReplicationConnection {

    @Override
    public ReplicationStream startStreaming(WalPositionLocator walPosition) throws SQLException, InterruptedException {
        return new WakefulStream(connection.startStreaming(walPosition), handOver);
    }

    @Override
    public ReplicationStream startStreaming(Lsn offset, WalPositionLocator walPosition)
            throws SQLException, InterruptedException {
        return new WakefulStream(connection.startStreaming(offset, walPosition), handOver);
    }

    @Override
    public Optional<SlotCreationResult> createReplicationSlot() throws SQLException {
        throw new SQLException("The replication slot vanished in this moment; the engine does not make one.");
    }

    @Override
    public void initConnection() throws SQLException, InterruptedException {
        connection.initConnection();
    }

    @Override
    public boolean isConnected() throws SQLException {
        return connection.isConnected();
    }

    @Override
    public void reconnect() throws SQLException {
        connection.reconnect();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
