package frontrow.analytics.persistence;

import com.datadoghq.sketch.ddsketch.DDSketch;
import frontrow.analytics.domain.Figure;
import frontrow.analytics.domain.Measure;
import frontrow.analytics.domain.Reports;
import frontrow.analytics.domain.Stretch.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcReports implements Reports {

    private static final String CONCERT = "select name, currency, (select number from build) as build from concert where concert_id = ?";

    private static final String SECTIONS = """
            select performance_id, starts_at, name, first_seat, last_seat - first_seat + 1 as seats
            from section where concert_id = ? order by starts_at, performance_id, first_seat
            """;

    /** A seat stands for its section; what names no seat has none. */
    private static final String TOTALS = """
            select f.performance_id, s.first_seat, f.measure, sum(f.value)::bigint as value
            from figure f
            left join section s on s.performance_id = f.performance_id and f.seat between s.first_seat and s.last_seat
            where f.concert_id = ?
            group by f.performance_id, s.first_seat, f.measure
            """;

    private static final String MINUTES = """
            select f.minute, nullif(f.performance_id, :noPerformance) as performance_id, s.name, f.measure,
              sum(f.value)::bigint as value
            from figure f
            left join section s on s.performance_id = f.performance_id and f.seat between s.first_seat and s.last_seat
            where f.concert_id = :concert and f.minute in (
              select distinct minute from figure where concert_id = :concert and minute >= cast(:from as timestamptz)
              order by minute limit :countMax)
            group by f.minute, f.performance_id, s.first_seat, s.name, f.measure
            order by f.minute, f.performance_id, s.first_seat nulls first
            """;

    private static final String SKETCHES = "select sketch from duration where concert_id = ? and kind = ?";

    private static final String VERSION = "select coalesce((select sum(next_offset) from counted), 0)::bigint + number from build";

    private record Place(UUID performanceId, int firstSeat) {}

    /** A minute of what it is told apart into. */
    private record Cell(Instant minute, @Nullable UUID performanceId, @Nullable String section) {

        static Cell of(ResultSet row, Grain by) throws SQLException {
            return new Cell(instant(row, "minute"), by == Grain.CONCERT ? null : row.getObject("performance_id", UUID.class),
                    by == Grain.SECTION ? row.getString("name") : null);
        }
    }

    private final JdbcClient jdbc;

    JdbcReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Report> of(UUID concertId) {
        return jdbc.sql(CONCERT).param(concertId).query((row, number) -> report(concertId, row)).optional();
    }

    private Report report(UUID concertId, ResultSet row) throws SQLException {
        Map<Measure, Long> total = new EnumMap<>(Measure.class);
        Map<UUID, Map<Measure, Long>> byPerformance = new LinkedHashMap<>();
        Map<Place, Map<Measure, Long>> bySection = new LinkedHashMap<>();
        jdbc.sql(TOTALS).param(concertId).query(figure -> {
            Measure measure = Measure.valueOf(figure.getString("measure"));
            long value = figure.getLong("value");
            UUID performance = figure.getObject("performance_id", UUID.class);
            total.merge(measure, value, Long::sum);
            byPerformance.computeIfAbsent(performance, first -> new EnumMap<>(Measure.class)).merge(measure, value, Long::sum);
            bySection.computeIfAbsent(new Place(performance, figure.getInt("first_seat")), first -> new EnumMap<>(Measure.class))
                    .merge(measure, value, Long::sum);
        });
        byPerformance.remove(Figure.NO_PERFORMANCE);
        return new Report(concertId, row.getString("name"), row.getString("currency"), row.getLong("build"), total,
                quantiles(concertId, Kind.WAIT), quantiles(concertId, Kind.PURCHASE),
                quantiles(concertId, Kind.RELEASE),
                performances(concertId, byPerformance, bySection));
    }

    private List<OfPerformance> performances(UUID concertId, Map<UUID, Map<Measure, Long>> byPerformance,
            Map<Place, Map<Measure, Long>> bySection) {
        Map<UUID, OfPerformance> performances = new LinkedHashMap<>();
        jdbc.sql(SECTIONS).param(concertId).query(section -> {
            UUID id = section.getObject("performance_id", UUID.class);
            Instant startsAt = instant(section, "starts_at");
            performances.computeIfAbsent(id, first -> new OfPerformance(id, startsAt, byPerformance.getOrDefault(id, Map.of()),
                    new ArrayList<>())).sections().add(new OfSection(section.getString("name"), section.getInt("seats"),
                            bySection.getOrDefault(new Place(id, section.getInt("first_seat")), Map.of())));
        });
        return List.copyOf(performances.values());
    }

    private Quantiles quantiles(UUID concertId, Kind kind) {
        DDSketch all = Sketches.empty();
        jdbc.sql(SKETCHES).params(concertId, kind.name()).query(row -> {
            Sketches.add(row.getBytes("sketch"), all);
        });
        return all.isEmpty()
                ? new Quantiles(0, 0, 0, 0)
                : new Quantiles(Math.round(all.getCount()), all.getValueAtQuantile(0.50), all.getValueAtQuantile(0.90),
                        all.getValueAtQuantile(0.99));
    }

    @Override
    public List<Minute> minutes(UUID concertId, Grain by, Instant from, int countMax) {
        Map<Cell, Map<Measure, Long>> cells = new LinkedHashMap<>();
        jdbc.sql(MINUTES).param("concert", concertId).param("noPerformance", Figure.NO_PERFORMANCE).param("from", from.toString())
                .param("countMax", countMax).query(row -> {
                    cells.computeIfAbsent(Cell.of(row, by), first -> new EnumMap<>(Measure.class))
                            .merge(Measure.valueOf(row.getString("measure")), row.getLong("value"), Long::sum);
                });
        return cells.entrySet().stream()
                .map(of -> new Minute(of.getKey().minute, of.getKey().performanceId, of.getKey().section, of.getValue()))
                .toList();
    }

    @Override
    public long version() {
        return jdbc.sql(VERSION).query(Long.class).single();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
