package frontrow.analytics.persistence;

import frontrow.analytics.domain.Program;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProgram implements Program {

    private static final String CONCERT = "insert into concert (concert_id, name, currency) values (?, ?, ?) on conflict do nothing";

    private static final String SECTIONS = """
            insert into section (performance_id, first_seat, last_seat, name, concert_id, starts_at)
            select performance_id, first_seat, last_seat, name, cast(:concert as uuid), starts_at
            from unnest(cast(:performances as uuid[]), cast(:firsts as int[]), cast(:lasts as int[]), cast(:names as text[]),
                        cast(:starts as timestamptz[])) as s (performance_id, first_seat, last_seat, name, starts_at)
            on conflict do nothing
            """;

    private static final String SECTIONS_OF = """
            select performance_id, first_seat, last_seat from section where performance_id = any(cast(:performances as uuid[]))
            """;

    private static final NavigableMap<Integer, Integer> NOT_ANNOUNCED = Collections.emptyNavigableMap();

    private final JdbcClient jdbc;
    /** Of each section, by its first seat, of performances that were announced: that never changes. */
    private final Map<UUID, NavigableMap<Integer, Integer>> lastSeats = new ConcurrentHashMap<>();

    JdbcProgram(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void announce(List<Concert> concerts) {
        for (Concert concert : concerts) {
            List<Section> sections = concert.sections();
            jdbc.sql(CONCERT).params(concert.concertId(), concert.name(), concert.currency()).update();
            jdbc.sql(SECTIONS).param("concert", concert.concertId())
                    .param("performances", Sql.array("uuid", sections, Section::performanceId))
                    .param("firsts", Sql.array("int4", sections, Section::firstSeat))
                    .param("lasts", Sql.array("int4", sections, Section::lastSeat))
                    .param("names", Sql.array("text", sections, Section::name))
                    .param("starts", Sql.array("timestamptz", sections, section -> section.startsAt().toString()))
                    .update();
        }
    }

    @Override
    public Sections sections(Collection<UUID> performanceIds) {
        List<UUID> unknown = performanceIds.stream().filter(id -> !lastSeats.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            jdbc.sql(SECTIONS_OF).param("performances", Sql.array("uuid", unknown, id -> id)).query(row -> {
                lastSeats.computeIfAbsent(row.getObject("performance_id", UUID.class), first -> new ConcurrentSkipListMap<>())
                        .put(row.getInt("first_seat"), row.getInt("last_seat"));
            });
        }
        return this::firstSeat;
    }

    private int firstSeat(UUID performanceId, int seat) {
        Map.Entry<Integer, Integer> section = lastSeats.getOrDefault(performanceId, NOT_ANNOUNCED).floorEntry(seat);
        return section == null || section.getValue() < seat ? seat : section.getKey();
    }
}
