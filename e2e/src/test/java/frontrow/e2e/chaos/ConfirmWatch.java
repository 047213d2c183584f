package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@link Failpoint#RELAY_AFTER_CONFIRM} for the instance that relays: while it is armed, its own replication slot is looked at every few
 * milliseconds, and what the relay has just confirmed is the last thing it did.
 */
final class ConfirmWatch implements SmartLifecycle {

    private static final long LOOK_NANOS = 5_000_000;
    private static final String CONFIRMED = """
            select confirmed_flush_lsn::text from pg_replication_slots where database = current_database() and active""";

    private final Path directory;
    private final @Nullable JdbcTemplate database;
    private volatile boolean running;

    ConfirmWatch(Path directory, @Nullable DataSource database) {
        this.directory = directory;
        this.database = database == null ? null : new JdbcTemplate(database);
    }

    @Override
    public void start() {
        running = true;
        JdbcTemplate slots = database;
        if (slots != null) {
            Thread.ofPlatform().name("confirm-watch").daemon().start(() -> watch(slots));
        }
    }

    private void watch(JdbcTemplate slots) {
        String before = "";
        while (running) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (!SendFailpoints.relaysHere() || !Failpoint.RELAY_AFTER_CONFIRM.isArmed(directory)) {
                before = "";
                continue;
            }
            String confirmed = confirmed(slots);
            if (!before.isEmpty() && !confirmed.isEmpty() && !confirmed.equals(before)) {
                Failpoint.RELAY_AFTER_CONFIRM.reached(directory);
            }
            before = confirmed;
        }
    }

    private static String confirmed(JdbcTemplate slots) {
        try {
            return slots.queryForList(CONFIRMED, String.class).stream().findFirst().orElse("");
        } catch (DataAccessException e) {
            return "";
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
