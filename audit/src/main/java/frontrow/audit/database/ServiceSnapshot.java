package frontrow.audit.database;

import frontrow.audit.fold.LongSet;
import frontrow.audit.read.CannotAudit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One service's database at one moment, while the service goes on: a REPEATABLE READ transaction. Its kept outbox rows say which events
 * are inside, for a state change and its events are one transaction.
 */
final class ServiceSnapshot implements AutoCloseable {

    private static final int FETCH_ROWS = 10_000;
    private static final int IDS_PER_QUERY_MAX = 10_000;

    private static final String MOMENT = "select clock_timestamp(), (select kept_from from outbox_kept_from)";
    private static final String OUTBOX_IDS = "select id from outbox";
    private static final String OUTBOX_ROWS = "select id, type, aggregateid, created_at from outbox order by position";
    private static final String IN_OUTBOX = "select id from outbox where created_at > ? and id = any (?)";

    final String service;
    final Instant at;
    /** What was said before may have left the outbox. */
    final Instant keptFrom;
    final LongSet outbox = new LongSet();
    private final DatabaseAccess access;
    private final Connection connection;

    /** A row of the outbox. */
    record OutboxRow(UUID id, String type, String key, Instant createdAt) {}

    /** Takes a row at a time. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    ServiceSnapshot(DatabaseAccess access, String service) {
        this.access = access;
        this.service = service;
        this.connection = access.open(service);
        List<Instant> moment = new ArrayList<>();
        forEach(MOMENT, row -> {
            moment.add(instant(row, 1));
            OffsetDateTime kept = row.getObject(2, OffsetDateTime.class);
            moment.add(kept == null ? Instant.EPOCH : kept.toInstant());
        });
        this.at = moment.getFirst();
        this.keptFrom = moment.getLast();
        forEach(OUTBOX_IDS, row -> outbox.add(LongSet.of(row.getObject(1, UUID.class))));
    }

    void forEach(String query, Row each) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        } catch (SQLException e) {
            throw new CannotAudit("The database %s cannot be read: %s".formatted(service, e.getMessage()), e);
        }
    }

    /** Rows of the outbox whose events were not seen. */
    List<OutboxRow> outboxRowsWithout(LongSet seen, int rowsMax) {
        List<OutboxRow> missing = new ArrayList<>();
        forEach(OUTBOX_ROWS, row -> {
            UUID id = row.getObject(1, UUID.class);
            if (!seen.contains(LongSet.of(id)) && missing.size() < rowsMax) {
                missing.add(new OutboxRow(id, row.getString(2), row.getString(3), instant(row, 4)));
            }
        });
        return missing;
    }

    /** Which of these are in the outbox by now, after the snapshot. */
    Set<UUID> appendedSince(Set<UUID> ids, Instant since) {
        List<UUID> asked = List.copyOf(ids);
        Set<UUID> found = new HashSet<>();
        try (Connection now = access.open(service); PreparedStatement query = now.prepareStatement(IN_OUTBOX)) {
            for (int from = 0; from < asked.size(); from += IDS_PER_QUERY_MAX) {
                List<UUID> some = asked.subList(from, Math.min(asked.size(), from + IDS_PER_QUERY_MAX));
                query.setObject(1, since.atOffset(ZoneOffset.UTC));
                query.setArray(2, now.createArrayOf("uuid", some.toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new CannotAudit("The outbox of %s cannot be read: %s".formatted(service, e.getMessage()), e);
        }
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CannotAudit("The connection to %s cannot be closed: %s".formatted(service, e.getMessage()), e);
        }
    }
}
