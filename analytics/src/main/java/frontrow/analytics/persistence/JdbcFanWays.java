package frontrow.analytics.persistence;

import frontrow.analytics.domain.FanWays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFanWays implements FanWays {

    /** So that there is something to lock for whoever comes second. */
    private static final String MAKE_ROWS = """
            insert into fan (concert_id, user_id)
            select * from unnest(cast(:concerts as uuid[]), cast(:users as text[]))
            on conflict do nothing
            """;

    private static final String LOCK = """
            select f.concert_id, f.user_id, f.joined_at, f.bought_at
            from fan f join unnest(cast(:concerts as uuid[]), cast(:users as text[])) as w (concert_id, user_id)
              on f.concert_id = w.concert_id and f.user_id = w.user_id
            order by f.concert_id, f.user_id
            for update of f
            """;

    private static final String KEEP = """
            update fan f set joined_at = w.joined_at, bought_at = w.bought_at
            from unnest(cast(:concerts as uuid[]), cast(:users as text[]), cast(:joined as timestamptz[]), cast(:bought as timestamptz[]))
                as w (concert_id, user_id, joined_at, bought_at)
            where f.concert_id = w.concert_id and f.user_id = w.user_id
            """;

    private static final Comparator<FanAtConcert> IN_KEY_ORDER = Comparator.comparing(FanAtConcert::concertId)
            .thenComparing(FanAtConcert::userId);

    private final JdbcClient jdbc;

    JdbcFanWays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<FanAtConcert, Way> lock(List<FanAtConcert> fans) {
        List<FanAtConcert> ordered = fans.stream().sorted(IN_KEY_ORDER).toList();
        bound(MAKE_ROWS, ordered).update();
        Map<FanAtConcert, Way> ways = new HashMap<>();
        bound(LOCK, ordered).query(row -> {
            ways.put(new FanAtConcert(row.getObject("concert_id", UUID.class), row.getString("user_id")),
                    new Way(instant(row, "joined_at"), instant(row, "bought_at")));
        });
        return ways;
    }

    @Override
    public void keep(Map<FanAtConcert, Way> ways) {
        List<FanAtConcert> fans = List.copyOf(ways.keySet());
        bound(KEEP, fans).param("joined", Sql.array("timestamptz", fans, fan -> time(way(ways, fan).joinedAt())))
                .param("bought", Sql.array("timestamptz", fans, fan -> time(way(ways, fan).boughtAt()))).update();
    }

    private JdbcClient.StatementSpec bound(String sql, List<FanAtConcert> fans) {
        return jdbc.sql(sql).param("concerts", Sql.array("uuid", fans, FanAtConcert::concertId))
                .param("users", Sql.array("text", fans, FanAtConcert::userId));
    }

    private static Way way(Map<FanAtConcert, Way> ways, FanAtConcert fan) {
        return Objects.requireNonNull(ways.get(fan));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
