package frontrow.messaging.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.events.Headers;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.SaidEvents;
import frontrow.messaging.codec.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events to the outbox table, on the connection of the running transaction, whether that is JDBC's or JPA's. */
class JdbcOutbox implements Outbox {

    private static final String APPEND = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, headers)
            select e.id, ?, e.aggregateid, e.type, e.payload, e.headers
              from unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::text[])
                   with ordinality as e(id, aggregateid, type, payload, headers, n)
             order by e.n
            """;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final String service;
    private final String topic;
    private final int appendBatchMax;
    private final Clock clock;
    private final SaidEvents said;

    JdbcOutbox(DataSource dataSource, EventCodec codec, String service, int appendBatchMax, Clock clock,
            SaidEvents said) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.codec = codec;
        this.service = service;
        this.topic = service + ".events";
        this.appendBatchMax = appendBatchMax;
        this.clock = clock;
        this.said = said;
    }

    @Override
    public void append(List<Outgoing> events) {
        requireTransaction();
        if (events.isEmpty()) {
            return;
        }
        if (events.size() > appendBatchMax) {
            throw new IllegalArgumentException("%d events in one append; at most %d.".formatted(events.size(), appendBatchMax));
        }
        Rows rows = rows(events);
        jdbc.update(connection -> rows.bind(connection, service));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.forEach(outgoing -> said.count(outgoing.event()));
            }
        });
    }

    /** A transaction of something else (Kafka's, say) will not do: the row must commit with the change it tells of. */
    private void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalTransactionStateException("Outbox.append needs a running transaction on the service's database.");
        }
    }

    private Rows rows(List<Outgoing> events) {
        int count = events.size();
        Rows rows = new Rows(new UUID[count], new String[count], new String[count], new byte[count][], new String[count]);
        String now = clock.instant().toString();
        for (int i = 0; i < count; i++) {
            Outgoing outgoing = events.get(i);
            UUID id = UuidCreator.getTimeOrderedEpoch();
            String type = outgoing.event().getSchema().getFullName();
            rows.ids[i] = id;
            rows.keys[i] = outgoing.key();
            rows.types[i] = type;
            rows.payloads[i] = codec.encode(topic, outgoing.event());
            rows.headers[i] = RecordHeaders.write(headers(id, type, now, outgoing.trace().traceparent()));
        }
        return rows;
    }

    private Map<String, String> headers(UUID id, String type, String time, String traceparent) {
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(7);
        headers.put(Headers.CE_SPECVERSION, Headers.SPECVERSION_1_0);
        headers.put(Headers.CE_ID, id.toString());
        headers.put(Headers.CE_TYPE, type);
        headers.put(Headers.CE_SOURCE, "/frontrow/" + service);
        headers.put(Headers.CE_TIME, time);
        headers.put(Headers.CONTENT_TYPE, Headers.AVRO);
        headers.put(Headers.TRACEPARENT, traceparent);
        return headers;
    }

    @SuppressWarnings("ArrayRecordComponent") // The columns of one statement, on their way to the driver.
    private record Rows(UUID[] ids, String[] keys, String[] types, byte[][] payloads, String[] headers) {

        PreparedStatement bind(Connection connection, String service) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(APPEND);
            statement.setString(1, service);
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            statement.setArray(3, connection.createArrayOf("text", keys));
            statement.setArray(4, connection.createArrayOf("text", types));
            statement.setArray(5, connection.createArrayOf("bytea", payloads));
            statement.setArray(6, connection.createArrayOf("text", headers));
            return statement;
        }
    }
}
