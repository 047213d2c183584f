package frontrow.messaging.relay;

import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Debezium's settings. */
record EngineSettings(String service, String slotName, JdbcConnectionDetails database, RelayProperties relay) {

    Properties properties(String schema) {
        Properties target = target();
        Properties settings = new Properties();
        settings.put("name", slotName);
        settings.put("topic.prefix", slotName);
        // Two engines of one name in one JVM: Debezium would wait a minute for the name of the first one's metrics.
        settings.put("custom.metric.tags", "engine=" + UUID.randomUUID());
        settings.put("connector.class", WakefulConnector.class.getName());
        settings.put("database.hostname", PGProperty.PG_HOST.getOrDefault(target));
        settings.put("database.port", PGProperty.PG_PORT.getOrDefault(target));
        settings.put("database.dbname", PGProperty.PG_DBNAME.getOrDefault(target));
        settings.put("database.user", orEmpty(database.getUsername()));
        settings.put("database.password", orEmpty(database.getPassword()));
        settings.put("driver.ApplicationName", service + "-relay");
        settings.put("driver.socketFactory", PatientSockets.class.getName());
        PGProperty[] passedOn = {PGProperty.SSL_MODE, PGProperty.SSL_ROOT_CERT, PGProperty.SSL_CERT, PGProperty.SSL_KEY};
        for (PGProperty property : passedOn) {
            if (property.isPresent(target)) {
                settings.put("driver." + property.getName(), property.getOrDefault(target));
            }
        }

        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", slotName);
        settings.put("slot.failover", "true");
        // Well below any wal_sender_timeout: the server hears of a reader that is waiting for the broker.
        settings.put("status.update.interval.ms", "2000");
        settings.put("publication.name", "outbox");
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("publish.via.partition.root", "true");
        settings.put("table.include.list", schema + ".outbox");
        settings.put("message.prefix.include.list", "frontrow\\.canary");
        settings.put("snapshot.mode", "no_data");
        settings.put("skipped.operations", "u,d,t");
        settings.put("tombstones.on.delete", "false");
        settings.put("binary.handling.mode", "bytes");

        settings.put("offset.storage", DurableOffsetStore.class.getName());
        settings.put(DurableOffsetStore.URL, database.getJdbcUrl());
        settings.put(DurableOffsetStore.USER, orEmpty(database.getUsername()));
        settings.put(DurableOffsetStore.PASSWORD, orEmpty(database.getPassword()));
        settings.put("offset.flush.interval.ms", millis(relay.confirmInterval().toMillis()));

        // See WakefulTask. No limit in bytes: Debezium would not see which of them are taken past it.
        settings.put("poll.interval.ms", "1");
        settings.put("max.batch.size", "1");
        settings.put("queue.provider.type", WakefulQueue.NAME);
        settings.put("max.queue.size", Integer.toString(relay.batchMax() * 4));
        settings.put("record.processing.threads", "1");

        // Every failure ends the engine at once: the supervisor starts it again, with its own back-off.
        settings.put("errors.max.retries", "0");
        settings.put("slot.max.retries", "0");
        settings.put("slot.retry.delay.ms", "200");
        settings.put("executor.shutdown.timeout.ms", "1000");
        settings.put("record.processing.shutdown.timeout.ms", "1000");
        settings.put("task.management.timeout.ms", "30000");
        return settings;
    }

    private Properties target() {
        Properties target = Driver.parseURL(database.getJdbcUrl(), null);
        if (target == null) {
            throw new IllegalArgumentException("The relay needs a PostgreSQL database; not " + database.getJdbcUrl() + ".");
        }
        return target;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String millis(long value) {
        return Long.toString(value);
    }

    /** The name of a database's slot when none is configured: slots share one name space in the server. */
    static String slotName(RelayProperties relay, JdbcConnectionDetails database) {
        if (!relay.slotName().isEmpty()) {
            return relay.slotName();
        }
        Properties target = Driver.parseURL(database.getJdbcUrl(), null);
        String name = target == null ? "" : String.valueOf(PGProperty.PG_DBNAME.getOrDefault(target));
        String slot = "outbox_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return slot.substring(0, Math.min(63, slot.length()));
    }
}
