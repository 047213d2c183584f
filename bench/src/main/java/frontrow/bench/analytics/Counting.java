package frontrow.bench.analytics;

import frontrow.bench.http.Http;
import frontrow.bench.system.RunningServers;
import frontrow.bench.system.RunningService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The analytics service at work, and how far it has come, as its database says. */
final class Counting implements AutoCloseable {

    private static final String COUNTED = "select coalesce(sum(next_offset), 0) from counted";

    private final RunningService service;
    private final Connection database;
    private final Http http = new Http();

    Counting(RunningServers servers, Path log) throws SQLException {
        this.service = RunningService.start("analytics", servers, log);
        this.database = DriverManager.getConnection(servers.databaseUrl(), servers.databaseUser(), servers.databasePassword());
    }

    /** Records whose figures are committed. */
    long counted() throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(COUNTED)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Has everything counted anew. */
    void countAnew() {
        String operator = http.post(service.url().resolve("/api/demo/users"), Map.of(),
                Map.of("userId", "operator", "roles", List.of("OPERATOR"))).join().expect(201).json().required("accessToken")
                .asString();
        http.post(service.url().resolve("/api/admin/analytics/rebuild"), Map.of("Authorization", "Bearer " + operator), null)
                .join()
                .expect(202);
    }

    /** @throws IllegalStateException if for a minute nothing more is counted */
    void await(long records) throws SQLException, InterruptedException {
        long giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        long seen = -1;
        for (long counted = counted(); counted < records; counted = counted()) {
            if (counted != seen) {
                seen = counted;
                giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            }
            if (System.nanoTime() > giveUpNanos) {
                throw new IllegalStateException("Only %d of %d records are counted.".formatted(counted, records));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    double cpuSeconds() {
        return service.cpuSeconds();
    }

    @Override
    public void close() throws SQLException {
        http.close();
        database.close();
        service.close();
    }
}
