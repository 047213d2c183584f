package frontrow.reservation.persistence;

import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The concerts in the database; immutable, so they are read whole and no aggregate is needed. */
class JdbcConcerts implements Concerts {

    private static final String INSERT_CONCERTS = """
            insert into concert (id, name, currency, max_seats, hold_seconds, room_capacity, room_admissions_per_second)
            select * from unnest(:ids, :names, :currencies, :maxSeats, :holdSeconds, :capacities, :admissionsPerSecond)
            returning created_at
            """;

    private static final String INSERT_PERFORMANCES = """
            insert into performance (id, concert_id, starts_at)
            select * from unnest(:ids, :concerts, :startsAt)
            """;

    private static final String INSERT_SECTIONS = """
            insert into section (performance_id, name, first_seat, last_seat, price_minor)
            select * from unnest(:performances, :names, :firstSeats, :lastSeats, :prices)
            """;

    private static final String FIND_CONCERT = "select * from concert where id = :id";

    private static final String CONCERT_OF_PERFORMANCE = "select concert_id from performance where id = :id";

    private static final String PERFORMANCES_WITH_SECTIONS = """
            select p.id, p.starts_at, s.name, s.first_seat, s.last_seat, s.price_minor
            from performance p join section s on s.performance_id = p.id
            where p.concert_id = :id
            order by p.starts_at, p.id, s.first_seat
            """;

    private static final String NEWEST = """
            select id, name from concert
            where cast(:after as uuid) is null or id < cast(:after as uuid)
            order by id desc
            limit :countMax
            """;

    private final JdbcClient jdbc;

    JdbcConcerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record PerformanceRow(Concert concert, Performance performance) {}

    private record SectionRow(Performance performance, Section section) {}

    @Override
    public Instant schedule(List<Concert> concerts) {
        Instant at = jdbc.sql(INSERT_CONCERTS).param("ids", Sql.uuids(concerts, concert -> concert.id().value()))
                .param("names", Sql.texts(concerts, Concert::name)).param("currencies", Sql.texts(concerts, Concert::currency))
                .param("maxSeats", Sql.ints(concerts, Concert::maxSeats))
                .param("holdSeconds", Sql.ints(concerts, concert -> Math.toIntExact(concert.holdDuration().toSeconds())))
                .param("capacities", Sql.ints(concerts, concert -> concert.room().capacity()))
                .param("admissionsPerSecond", Sql.ints(concerts, concert -> concert.room().admissionsPerSecond()))
                .query((row, n) -> Sql.instant(row, "created_at")).list().getFirst();

        List<PerformanceRow> performances = concerts.stream()
                .flatMap(concert -> concert.performances().stream().map(performance -> new PerformanceRow(concert, performance)))
                .toList();
        jdbc.sql(INSERT_PERFORMANCES).param("ids", Sql.uuids(performances, row -> row.performance().id().value()))
                .param("concerts", Sql.uuids(performances, row -> row.concert().id().value()))
                .param("startsAt", Sql.times(performances, row -> row.performance().startsAt())).update();

        List<SectionRow> sections = performances.stream().map(PerformanceRow::performance)
                .flatMap(performance -> performance.sections().stream().map(section -> new SectionRow(performance, section)))
                .toList();
        jdbc.sql(INSERT_SECTIONS).param("performances", Sql.uuids(sections, row -> row.performance().id().value()))
                .param("names", Sql.texts(sections, row -> row.section().name()))
                .param("firstSeats", Sql.ints(sections, row -> row.section().firstSeat()))
                .param("lastSeats", Sql.ints(sections, row -> row.section().lastSeat()))
                .param("prices", Sql.longs(sections, row -> row.section().priceMinor())).update();
        return at;
    }

    // One query after the other, never one within the other: that would hold a connection while waiting for a second one, and a
    // crowd that finds the cache cold would wait for itself.
    @Override
    public Optional<Concert> find(ConcertId id) {
        List<Performance> performances = performancesOf(id);
        return jdbc.sql(FIND_CONCERT).param("id", id.value()).query((row, n) -> concert(row, performances)).optional();
    }

    @Override
    public Optional<Concert> ofPerformance(PerformanceId id) {
        return jdbc.sql(CONCERT_OF_PERFORMANCE).param("id", id.value()).query(UUID.class).optional()
                .flatMap(concert -> find(new ConcertId(concert)));
    }

    @Override
    public List<Listed> list(@Nullable ConcertId after, int countMax) {
        return jdbc.sql(NEWEST).param("after", after == null ? null : after.value()).param("countMax", countMax)
                .query((row, n) -> new Listed(new ConcertId(row.getObject("id", UUID.class)), row.getString("name"))).list();
    }

    private List<Performance> performancesOf(ConcertId id) {
        Map<PerformanceId, Instant> startsAt = new LinkedHashMap<>();
        Map<PerformanceId, List<Section>> sections = new LinkedHashMap<>();
        jdbc.sql(PERFORMANCES_WITH_SECTIONS).param("id", id.value()).query((ResultSet row) -> {
            PerformanceId performance = new PerformanceId(row.getObject("id", UUID.class));
            startsAt.put(performance, Sql.instant(row, "starts_at"));
            sections.computeIfAbsent(performance, key -> new ArrayList<>()).add(new Section(row.getString("name"),
                    row.getInt("first_seat"), row.getInt("last_seat"), row.getLong("price_minor")));
        });
        return sections.entrySet().stream()
                .map(entry -> new Performance(entry.getKey(), startsAt.getOrDefault(entry.getKey(), Instant.MIN),
                        entry.getValue()))
                .toList();
    }

    private static Concert concert(ResultSet row, List<Performance> performances) throws SQLException {
        return new Concert(new ConcertId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("currency"),
                row.getInt("max_seats"), Duration.ofSeconds(row.getInt("hold_seconds")),
                new Concert.Room(row.getInt("room_capacity"), row.getInt("room_admissions_per_second")), performances);
    }
}
