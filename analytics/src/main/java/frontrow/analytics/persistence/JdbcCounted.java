package frontrow.analytics.persistence;

import frontrow.analytics.domain.Counted;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCounted implements Counted {

    private static final String LOCK_BUILD = "select number from build for share";

    private static final String MAKE_ROWS = """
            insert into counted (topic, partition, next_offset)
            select topic, partition, 0 from unnest(cast(:topics as text[]), cast(:partitions as int[])) as p (topic, partition)
            on conflict do nothing
            """;

    private static final String LOCK = """
            select c.topic, c.partition, c.next_offset
            from counted c join unnest(cast(:topics as text[]), cast(:partitions as int[])) as p (topic, partition)
              on c.topic = p.topic and c.partition = p.partition
            order by c.topic, c.partition
            for update of c
            """;

    private static final String ADVANCE = """
            update counted c set next_offset = p.next_offset
            from unnest(cast(:topics as text[]), cast(:partitions as int[]), cast(:offsets as bigint[]))
                as p (topic, partition, next_offset)
            where c.topic = p.topic and c.partition = p.partition
            """;

    private static final String NOTE = """
            insert into counted_event (event_id) select unnest(cast(:events as uuid[])) on conflict do nothing returning event_id
            """;

    private static final String BEGIN_BUILD = "update build set number = number + 1, begun_at = now() returning number";
    private static final String FORGET = "truncate counted, counted_event, concert, section, figure, fan, duration";

    private static final Comparator<Place> IN_KEY_ORDER = Comparator.comparing(Place::topic).thenComparingInt(Place::partition);

    private final JdbcClient jdbc;

    JdbcCounted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long lockBuild() {
        return jdbc.sql(LOCK_BUILD).query(Long.class).single();
    }

    @Override
    public Map<Place, Long> lock(Collection<Place> places) {
        List<Place> ordered = places.stream().sorted(IN_KEY_ORDER).toList();
        bound(MAKE_ROWS, ordered).update();
        return read(bound(LOCK, ordered));
    }

    @Override
    public void advance(Map<Place, Long> nextOffsets) {
        List<Place> places = List.copyOf(nextOffsets.keySet());
        bound(ADVANCE, places).param("offsets", Sql.array("int8", places, place -> nextOffsets.get(place))).update();
    }

    @Override
    public Set<UUID> note(Collection<UUID> events) {
        return jdbc.sql(NOTE).param("events", Sql.array("uuid", List.copyOf(events), UUID::toString))
                .query((row, number) -> row.getObject("event_id", UUID.class)).set();
    }

    @Override
    public Map<Place, Long> positions() {
        return read(jdbc.sql("select topic, partition, next_offset from counted"));
    }

    @Override
    public long beginBuild() {
        long number = jdbc.sql(BEGIN_BUILD).query(Long.class).single();
        jdbc.sql(FORGET).update();
        return number;
    }

    private JdbcClient.StatementSpec bound(String sql, List<Place> places) {
        return jdbc.sql(sql).param("topics", Sql.array("text", places, Place::topic))
                .param("partitions", Sql.array("int4", places, Place::partition));
    }

    private static Map<Place, Long> read(JdbcClient.StatementSpec statement) {
        Map<Place, Long> offsets = new HashMap<>();
        statement.query(row -> {
            offsets.put(new Place(row.getString("topic"), row.getInt("partition")), row.getLong("next_offset"));
        });
        return offsets;
    }
}
