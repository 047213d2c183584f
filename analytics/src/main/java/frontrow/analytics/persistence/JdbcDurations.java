package frontrow.analytics.persistence;

import com.datadoghq.sketch.ddsketch.DDSketch;
import frontrow.analytics.domain.Durations;
import frontrow.analytics.domain.Stretch;
import frontrow.analytics.domain.Stretch.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDurations implements Durations {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** So that there is something to lock for whoever comes second. */
    private static final String MAKE_ROWS = """
            insert into duration (concert_id, minute, kind, sketch)
            select concert_id, minute, kind, '' from unnest(cast(:concerts as uuid[]), cast(:minutes as timestamptz[]), cast(:kinds as text[]))
                as d (concert_id, minute, kind)
            on conflict do nothing
            """;

    private static final String LOCK = """
            select d.concert_id, d.minute, d.kind, d.sketch
            from duration d join unnest(cast(:concerts as uuid[]), cast(:minutes as timestamptz[]), cast(:kinds as text[]))
                as w (concert_id, minute, kind) on d.concert_id = w.concert_id and d.minute = w.minute and d.kind = w.kind
            order by d.concert_id, d.minute, d.kind
            for update of d
            """;

    private static final String KEEP = """
            update duration d set sketch = w.sketch
            from unnest(cast(:concerts as uuid[]), cast(:minutes as timestamptz[]), cast(:kinds as text[]), cast(:sketches as bytea[]))
                as w (concert_id, minute, kind, sketch)
            where d.concert_id = w.concert_id and d.minute = w.minute and d.kind = w.kind
            """;

    private record Key(UUID concertId, Instant minute, Kind kind) {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::concertId).thenComparing(Key::minute)
                .thenComparing(key -> key.kind().name());
    }

    private final JdbcClient jdbc;

    JdbcDurations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(List<Stretch> stretches) {
        if (stretches.isEmpty()) {
            return;
        }
        Map<Key, DDSketch> sketches = new TreeMap<>(Key.ORDER);
        stretches.forEach(stretch -> sketches
                .computeIfAbsent(new Key(stretch.concertId(), stretch.endedAt().truncatedTo(ChronoUnit.MINUTES), stretch.kind()),
                        first -> Sketches.empty())
                .accept(stretch.length().toMillis() / MILLIS_PER_SECOND));
        List<Key> keys = List.copyOf(sketches.keySet());
        bound(MAKE_ROWS, keys).update();
        bound(LOCK, keys).query(row -> {
            Key key = new Key(row.getObject("concert_id", UUID.class), row.getObject("minute", OffsetDateTime.class).toInstant(),
                    Kind.valueOf(row.getString("kind")));
            Sketches.add(row.getBytes("sketch"), Objects.requireNonNull(sketches.get(key)));
        });
        bound(KEEP, keys).param("sketches", Sql.bytes(keys, key -> Sketches.bytes(Objects.requireNonNull(sketches.get(key)))))
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, List<Key> keys) {
        return jdbc.sql(sql).param("concerts", Sql.array("uuid", keys, Key::concertId))
                .param("minutes", Sql.array("timestamptz", keys, key -> key.minute().toString()))
                .param("kinds", Sql.array("text", keys, key -> key.kind().name()));
    }
}
