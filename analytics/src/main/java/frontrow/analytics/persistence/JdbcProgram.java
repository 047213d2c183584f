package frontrow.analytics.persistence;

import frontrow.analytics.domain.Program;
import java.util.List;
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

    private final JdbcClient jdbc;

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
}
