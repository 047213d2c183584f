package frontrow.reservation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Section;
import frontrow.servers.Database;
import frontrow.servers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConcertsIT {

    private final Concert concert = new Concert(new ConcertId(UUID.randomUUID()), "Demo", "KRW", 2, Duration.ofMinutes(5),
            new Concert.Room(10, 5), List.of(new Performance(new PerformanceId(UUID.randomUUID()),
                    Instant.parse("2099-01-01T10:00:00Z"),
                    List.of(new Section("A", 1, 50, 1000), new Section("B", 51, 60, 500)))));

    /** With one more per reader, a crowd that finds the cache cold would wait for itself. */
    @Test
    void readsAConcertWithOneConnection() {
        Database database = Servers.shared().database("reservation_concerts");
        Flyway.configure().dataSource(database.url(), database.user(), database.password()).locations("classpath:db/reservation")
                .load().migrate();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(1000);

        try (HikariDataSource oneConnection = new HikariDataSource(pool)) {
            JdbcConcerts concerts = new JdbcConcerts(JdbcClient.create(oneConnection));
            concerts.schedule(List.of(concert));

            assertThat(concerts.find(concert.id())).contains(concert);
            assertThat(concerts.ofPerformance(concert.performances().getFirst().id())).contains(concert);
        }
    }
}
