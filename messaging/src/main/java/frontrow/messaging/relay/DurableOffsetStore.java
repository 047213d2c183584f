package frontrow.messaging.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Records the position before it is confirmed to the slot. The engine is never given it back: it starts where the slot is, which makes
 * the slot the position, and spares the engine its search for a resume point inside the WAL. The record only serves to tell whether a
 * slot is still the one that it is about.
 *
 * <p>Public, with its own connection, because the engine instantiates it by name.
 */
public final class DurableOffsetStore extends MemoryOffsetBackingStore {

    static final String URL = "frontrow.offset.url";
    static final String USER = "frontrow.offset.user";
    static final String PASSWORD = "frontrow.offset.password";
    static final String SLOT_NAME = "slot.name";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Never back: an instance that has lost the slot may be writing its last position late. */
    private static final String RECORD = """
            update outbox_relay
               set confirmed_lsn = greatest(confirmed_lsn, ?::pg_lsn),
                   relayed_to = greatest(relayed_to, to_timestamp(?::bigint / 1e6))
             where slot_name = ? and phase = 'RELAYING'
            """;

    private Map<String, String> settings = Map.of();
    private @Nullable Connection connection;

    @Override
    public void configure(WorkerConfig config) {
        super.configure(config);
        settings = config.originalsStrings();
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }

    /** Called with every flush, before the flush counts as done. */
    @Override
    protected void save() {
        for (ByteBuffer value : data.values()) {
            record(value);
        }
    }

    private void record(ByteBuffer offset) {
        try {
            JsonNode position = JSON.readTree(StandardCharsets.UTF_8.decode(offset.duplicate()).toString());
            JsonNode lsn = position.hasNonNull("lsn_commit") ? position.get("lsn_commit") : position.path("lsn_proc");
            if (!lsn.isNumber()) {
                return;
            }
            write(LogSequenceNumber.valueOf(lsn.longValue()).asString(), position.path("ts_usec").asLong(0));
        } catch (IOException | SQLException e) {
            close();
            throw new ConnectException("The relay's position could not be recorded.", e);
        }
    }

    private void write(String lsn, long commitTimeMicros) throws SQLException {
        try (PreparedStatement statement = connect().prepareStatement(RECORD)) {
            statement.setString(1, lsn);
            statement.setLong(2, commitTimeMicros);
            statement.setString(3, settings.get(SLOT_NAME));
            if (statement.executeUpdate() == 0) {
                throw new SQLException("A rebuilding was asked for: this slot is not confirmed any more.");
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(settings.get(URL), settings.get(USER), settings.get(PASSWORD));
            connection = open;
        }
        return open;
    }

    @Override
    public void stop() {
        super.stop();
        close();
    }

    private void close() {
        Connection closing = connection;
        connection = null;
        JdbcUtils.closeConnection(closing);
    }
}
