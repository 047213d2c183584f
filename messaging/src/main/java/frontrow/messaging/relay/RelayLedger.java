package frontrow.messaging.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is recorded of the slot in the service's own database, and what the server says of it. */
class RelayLedger {

    /** LSNs are compared by the server: {@code pg_lsn} is an unsigned number. */
    private static final String READ = """
            select r.phase, r.confirmed_lsn, r.resend_from, r.resent_rows, r.missing_from, r.missing_before,
                   s.slot_name is not null as slot_exists, s.active as slot_active, s.confirmed_flush_lsn,
                   s.confirmed_flush_lsn > r.confirmed_lsn as slot_ahead,
                   s.wal_status = 'lost' or s.invalidation_reason is not null as slot_lost, s.invalidation_reason,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn) as lag_bytes
              from (values (?)) as wanted(slot_name)
              left join outbox_relay r on r.slot_name = wanted.slot_name
              left join pg_replication_slots s on s.slot_name = wanted.slot_name and s.database = current_database()
            """;
    private static final String REGISTER = """
            insert into outbox_relay (slot_name, phase) values (?, 'REBUILDING') on conflict do nothing
            """;
    private static final String REQUEST_REBUILD = """
            update outbox_relay
               set phase = 'REBUILDING', rebuilt_at = null, resent_rows = null, missing_from = null,
                   missing_before = null,
                   resend_from = coalesce(?, relayed_to - ? * interval '1 millisecond')
             where slot_name = ?
            """;
    private static final String DROP_SLOT = """
            select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ? and not active
            """;
    private static final String CREATE_SLOT = "select lsn::text from pg_create_logical_replication_slot(?, 'pgoutput', false, false, true)";
    private static final String REBUILT = """
            update outbox_relay
               set phase = 'RELAYING', resend_from = null, resent_rows = ?, missing_from = ?, missing_before = ?,
                   rebuilt_at = clock_timestamp(), confirmed_lsn = ?::pg_lsn, relayed_to = clock_timestamp()
             where slot_name = ? and resend_from is not distinct from ?
            """;
    /** Flushed at once: a message that only lies in the server's memory would be seen late. */
    private static final String CANARY = "select pg_logical_emit_message(false, 'frontrow.canary', ?, true)";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final String slotName;

    RelayLedger(DataSource dataSource, String slotName) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.slotName = slotName;
    }

    enum Phase {
        REBUILDING, RELAYING
    }

    record Entry(
            @Nullable Phase phase,
            boolean positionRecorded,
            @Nullable Instant resendFrom,
            @Nullable Long resentRows,
            @Nullable Instant missingFrom,
            @Nullable Instant missingBefore,
            Slot slot) {}

    record Slot(boolean exists, boolean active, boolean aheadOfRecord, boolean lost, @Nullable String lostBecause,
            long lagBytes) {}

    Entry read() {
        return DataAccessUtils.requiredSingleResult(jdbc.query(READ, (row, n) -> entry(row), slotName));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        Slot slot = new Slot(row.getBoolean("slot_exists"), row.getBoolean("slot_active"), row.getBoolean("slot_ahead"),
                row.getBoolean("slot_lost"), row.getString("invalidation_reason"), row.getLong("lag_bytes"));
        return new Entry(phase == null ? null : Phase.valueOf(phase), row.getString("confirmed_lsn") != null,
                instant(row, "resend_from"),
                row.getObject("resent_rows", Long.class), instant(row, "missing_from"), instant(row, "missing_before"), slot);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The very first time: from here on, a slot is expected to be there. */
    void register() {
        jdbc.update(REGISTER, slotName);
    }

    /** @param resendFrom where to begin; null: at the recorded point, less the overlap */
    boolean requestRebuild(@Nullable Instant resendFrom, long overlapMillis) {
        return jdbc.update(REQUEST_REBUILD, timestamp(resendFrom), overlapMillis, slotName) == 1;
    }

    void dropSlot() {
        jdbc.query(DROP_SLOT, row -> {}, slotName);
    }

    String createSlot() {
        return DataAccessUtils.requiredSingleResult(jdbc.queryForList(CREATE_SLOT, String.class, slotName));
    }

    /** Has no effect if meanwhile another rebuilding was asked for. */
    void rebuilt(@Nullable Instant resentFrom, Resender.Report report, String slotLsn) {
        jdbc.update(REBUILT, report.rows(), timestamp(report.missingBefore() == null ? null : resentFrom),
                timestamp(report.missingBefore()), slotLsn, slotName, timestamp(resentFrom));
    }

    private static SqlParameterValue timestamp(@Nullable Instant time) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    void emitCanary(String content) {
        jdbc.query(CANARY, row -> {}, content);
    }

    String schema() {
        return DataAccessUtils.requiredSingleResult(jdbc.queryForList("select current_schema()", String.class));
    }

    String slotName() {
        return slotName;
    }

    /** @return false when another instance is at it */
    boolean exclusively(Work work) throws InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            String key = "frontrow.relay." + slotName;
            if (!Boolean.TRUE.equals(session.queryForObject("select pg_try_advisory_lock(hashtext(?))", Boolean.class, key))) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                session.query("select pg_advisory_unlock(hashtext(?))", row -> {}, key);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No connection for the relay.", e);
        }
    }

    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }
}
