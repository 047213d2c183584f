package frontrow.bench.expiry;

import frontrow.bench.load.Latency;
import frontrow.bench.system.RunningServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The usual way: every so often, release what has run out, with one statement and nothing else to do. It tells nobody. */
final class Sweeper {

    private static final String TABLE = """
            create table hold (id bigint generated always as identity primary key, held_until timestamptz not null);
            create index on hold (held_until);
            """;
    private static final String FILL = """
            insert into hold (held_until)
            select clock_timestamp() + interval '5 seconds' + n * (? * interval '1 millisecond') / ? from generate_series(0, ? - 1) n
            """;
    private static final String SWEEP = "delete from hold where held_until <= now() returning held_until";

    private final RunningServers servers;

    Sweeper(RunningServers servers) {
        this.servers = servers;
    }

    /** @return how long after their end, spread evenly over this time, the release of so many holds was committed */
    Latency lateness(int holds, Duration spread, Duration interval) throws SQLException, InterruptedException {
        Latency late = new Latency();
        try (Connection connection = DriverManager.getConnection(servers.databaseUrl(), servers.databaseUser(),
                servers.databasePassword());
                Statement statement = connection.createStatement();
                PreparedStatement fill = connection.prepareStatement(FILL);
                PreparedStatement sweep = connection.prepareStatement(SWEEP)) {
            statement.execute("drop table if exists hold");
            statement.execute(TABLE);
            fill.setLong(1, spread.toMillis());
            fill.setInt(2, holds);
            fill.setInt(3, holds);
            fill.executeUpdate();
            statement.execute("analyze hold");
            for (long next = System.nanoTime(); late.count() < holds; next += interval.toNanos()) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                List<Instant> ends = swept(sweep);
                Instant committed = Instant.now();
                ends.forEach(end -> late.record(Duration.between(end, committed).toNanos()));
            }
        }
        return late;
    }

    private static List<Instant> swept(PreparedStatement sweep) throws SQLException {
        List<Instant> ends = new ArrayList<>();
        try (ResultSet rows = sweep.executeQuery()) {
            while (rows.next()) {
                ends.add(rows.getObject(1, OffsetDateTime.class).toInstant());
            }
        }
        return ends;
    }
}
