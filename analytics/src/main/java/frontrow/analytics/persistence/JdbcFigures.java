package frontrow.analytics.persistence;

import frontrow.analytics.domain.Figure;
import frontrow.analytics.domain.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFigures implements Figures {

    private static final String ADD = """
            insert into figure as f (concert_id, performance_id, seat, minute, measure, value)
            select * from unnest(cast(:concerts as uuid[]), cast(:performances as uuid[]), cast(:seats as int[]),
                                 cast(:minutes as timestamptz[]), cast(:measures as text[]), cast(:values as bigint[]))
            on conflict (concert_id, performance_id, seat, minute, measure) do update set value = f.value + excluded.value
            """;

    private static final Comparator<Figure> IN_KEY_ORDER = Comparator.comparing(Figure::concertId)
            .thenComparing(Figure::performanceId).thenComparingInt(Figure::seat).thenComparing(Figure::minute)
            .thenComparing(Figure::measure);

    private final JdbcClient jdbc;

    JdbcFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Map<Figure, Long> amounts) {
        if (amounts.isEmpty()) {
            return;
        }
        List<Figure> figures = amounts.keySet().stream().sorted(IN_KEY_ORDER).toList();
        jdbc.sql(ADD).param("concerts", Sql.array("uuid", figures, Figure::concertId))
                .param("performances", Sql.array("uuid", figures, Figure::performanceId))
                .param("seats", Sql.array("int4", figures, Figure::seat))
                .param("minutes", Sql.array("timestamptz", figures, figure -> figure.minute().toString()))
                .param("measures", Sql.array("text", figures, figure -> figure.measure().name()))
                .param("values", Sql.array("int8", figures, figure -> amounts.get(figure))).update();
    }
}
