package frontrow.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the outbox's partitions ahead of time and drops old ones, in two steps: a partition that is older than what is to be kept is
 * sealed (no transaction is writing to it any more; where the WAL stands is noted), and dropped once the relay's slot has confirmed
 * that position. Any instance may do it; an advisory lock lets one at a time.
 */
class OutboxPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPartitions.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'outbox_p'yyyyMMdd'_'HHmmss")
            .withZone(ZoneOffset.UTC);

    private static final String DEFAULT = "outbox_default";

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtext('frontrow.outbox.partitions'))";
    private static final String NOW = "select clock_timestamp()";

    /** Attached afterwards: {@code create table … partition of} would lock out every insert for a moment, this does not. */
    @SuppressWarnings("InlineFormatString") // SQL stands at the top.
    private static final String CREATE = """
            create table %1$s (like outbox including defaults including comments) with (autovacuum_enabled = false);
            alter table outbox attach partition %1$s for values from ('%2$s') to ('%3$s')
            """;
    /** Asked of the table itself: what {@code to_regclass} says may be older than the lock that another instance has just released. */
    private static final String EXISTS = "select exists (select from pg_class where relname = ? and pg_table_is_visible(oid))";
    private static final String UNSEALED_UP_TO = """
            select c.relname
              from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'outbox'::regclass and c.relname like 'outbox\\_p%' and c.relname <= ?
               and not exists (select from outbox_sealed_partition p where p.name = c.relname)
             order by c.relname
            """;
    private static final String SEAL = """
            insert into outbox_sealed_partition (name, sealed_lsn) values (?, pg_current_wal_insert_lsn()) on conflict do nothing
            """;
    private static final String SEALED_AND_CONFIRMED = """
            select p.name
              from outbox_sealed_partition p, outbox_relay r join pg_replication_slots s using (slot_name)
             where r.phase = 'RELAYING' and s.database = current_database()
               and p.sealed_lsn <= least(s.confirmed_flush_lsn, r.confirmed_lsn)
             order by p.name
            """;
    private static final String NEWEST_IN_DEFAULT = "select max(created_at) from outbox_default";
    private static final String FORGET = "delete from outbox_sealed_partition where name = ?";

    private static final String OLDEST_PARTITION = """
            select min(substring(pg_get_expr(c.relpartbound, c.oid) from 'FROM \\(''([^'']+)''\\)')::timestamptz)
              from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'outbox'::regclass
            """;
    private static final String RECORD_KEPT_FROM = """
            insert into outbox_kept_from as known (kept_from) values (?)
            on conflict (only_row) do update set kept_from = greatest(known.kept_from, excluded.kept_from)
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxProperties properties;

    OutboxPartitions(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
    }

    void maintain() {
        Instant now = now();
        createAhead(now);
        Instant keptFrom = now.minus(properties.keepDuration());
        jdbc.queryForList(UNSEALED_UP_TO, String.class, nameOf(keptFrom.minus(properties.partitionWidth()))).forEach(this::seal);
        if (defaultIsBefore(keptFrom)) {
            seal(DEFAULT);
        }
        for (String name : jdbc.queryForList(SEALED_AND_CONFIRMED, String.class)) {
            if (DEFAULT.equals(name)) {
                empty(keptFrom);
            } else {
                drop(Objects.requireNonNull(name));
            }
        }
    }

    /** How many rows found no partition made for them. */
    long rowsInDefault() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from outbox_default", Long.class));
    }

    private void createAhead(Instant now) {
        Instant from = floor(now);
        for (int i = 0; i <= properties.partitionsAhead(); i++) {
            create(from.plus(properties.partitionWidth().multipliedBy(i)));
        }
    }

    private void create(Instant from) {
        String name = nameOf(from);
        if (exists(name)) {
            return;
        }
        try {
            inTransaction(() -> {
                if (!exists(name)) {
                    jdbc.execute(CREATE.formatted(name, from, from.plus(properties.partitionWidth())));
                }
            });
        } catch (DataAccessException e) {
            LOG.warn("Outbox partition {} could not be made; rows go to outbox_default meanwhile.", name, e);
        }
    }

    /** The lock waits for the last transaction that writes to it; new ones write to newer partitions. */
    private void seal(String name) {
        quietly("sealed", name, () -> {
            jdbc.execute("lock table only %s in share mode".formatted(name));
            jdbc.update(SEAL, name);
        });
    }

    private void drop(String name) {
        quietly("dropped", name, () -> {
            jdbc.execute("drop table if exists %s".formatted(name));
            jdbc.update(RECORD_KEPT_FROM, jdbc.queryForObject(OLDEST_PARTITION, OffsetDateTime.class));
            jdbc.update(FORGET, name);
        });
    }

    /** The default partition stays, and may have got new rows since it was sealed. */
    private void empty(Instant keptFrom) {
        quietly("emptied", DEFAULT, () -> {
            jdbc.execute("lock table outbox_default in access exclusive mode");
            if (defaultIsBefore(keptFrom)) {
                jdbc.execute("truncate outbox_default");
                jdbc.update(RECORD_KEPT_FROM, keptFrom.atOffset(ZoneOffset.UTC));
            }
            jdbc.update(FORGET, DEFAULT);
        });
    }

    private boolean defaultIsBefore(Instant keptFrom) {
        OffsetDateTime newest = jdbc.queryForObject(NEWEST_IN_DEFAULT, OffsetDateTime.class);
        return newest != null && newest.toInstant().isBefore(keptFrom);
    }

    private void quietly(String what, String name, Runnable work) {
        try {
            inTransaction(work);
            LOG.debug("Outbox partition {} {}.", name, what);
        } catch (DataAccessException e) {
            LOG.info("Outbox partition {} could not be {} now; tried again in {}.", name, what, properties.maintenanceInterval());
        }
    }

    private void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set local lock_timeout = '%dms'".formatted(properties.lockTimeout().toMillis()));
            if (Boolean.TRUE.equals(jdbc.queryForObject(TRY_LOCK, Boolean.class))) {
                work.run();
            }
        });
    }

    private boolean exists(String name) {
        return Boolean.TRUE.equals(jdbc.queryForObject(EXISTS, Boolean.class, name));
    }

    private Instant now() {
        return Objects.requireNonNull(jdbc.queryForObject(NOW, OffsetDateTime.class)).toInstant();
    }

    private Instant floor(Instant time) {
        long widthSeconds = properties.partitionWidth().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), widthSeconds) * widthSeconds);
    }

    private String nameOf(Instant from) {
        return NAME.format(from);
    }

    Duration interval() {
        return properties.maintenanceInterval();
    }
}
