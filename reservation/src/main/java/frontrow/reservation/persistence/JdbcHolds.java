package frontrow.reservation.persistence;

import frontrow.reservation.domain.Holds;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHolds implements Holds {

    private static final String OPEN_AND_SPENT = """
            select r.id, r.performance_id, r.user_id, r.status = 'HELD' and r.hold_expires_at <= now() as run_out,
                   cast(null as uuid) as spent_pass
            from unnest(:performances, :users) as f (performance_id, user_id)
            join reservation r using (performance_id, user_id)
            where r.status in ('HELD', 'PAYING')
            union all
            select null, null, null, null, r.pass_id
            from reservation r
            where r.pass_id = any(:passes) and r.status in ('CONFIRMED', 'CANCELLING', 'CANCELLED')
            """;

    // Seats arrive as text: PostgreSQL's arrays of arrays cannot have rows of different length.
    private static final String INSERT = """
            insert into reservation (id, user_id, concert_id, performance_id, seats, amount_minor, currency, pass_id,
                                     status, hold_expires_at, created_at, updated_at)
            select id, user_id, concert_id, performance_id, cast(seats as int[]), amount_minor, currency, pass_id,
                   'HELD', hold_expires_at, created_at, created_at
            from unnest(:ids, :users, :concerts, :performances, :seats, :amounts, :currencies, :passes, :expiries, :created)
                   as h (id, user_id, concert_id, performance_id, seats, amount_minor, currency, pass_id, hold_expires_at, created_at)
            order by performance_id, user_id
            on conflict (performance_id, user_id) where status in ('HELD', 'PAYING') do nothing
            returning id
            """;

    private final JdbcClient jdbc;
    private final EntityManager entities;

    JdbcHolds(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    @Override
    public Standing standing(List<Reservation> candidates) {
        Map<FanAtPerformance, Open> open = new HashMap<>();
        Set<PassId> spentPasses = new HashSet<>();
        jdbc.sql(OPEN_AND_SPENT).param("performances", Sql.uuids(candidates, hold -> hold.performance().value()))
                .param("users", Sql.texts(candidates, Reservation::userId))
                .param("passes", Sql.uuids(candidates, hold -> hold.pass().value())).query((ResultSet row) -> {
                    UUID spent = row.getObject("spent_pass", UUID.class);
                    if (spent != null) {
                        spentPasses.add(new PassId(spent));
                    } else {
                        PerformanceId performance = new PerformanceId(row.getObject("performance_id", UUID.class));
                        open.put(new FanAtPerformance(performance, row.getString("user_id")),
                                new Open(new ReservationId(row.getObject("id", UUID.class)), row.getBoolean("run_out")));
                    }
                });
        return new Standing(open, spentPasses);
    }

    @Override
    public Set<ReservationId> insert(List<Reservation> holds) {
        entities.flush(); // The unique index has to see what was released.
        return jdbc.sql(INSERT).param("ids", Sql.uuids(holds, hold -> hold.id().value()))
                .param("users", Sql.texts(holds, Reservation::userId))
                .param("concerts", Sql.uuids(holds, hold -> hold.concert().value()))
                .param("performances", Sql.uuids(holds, hold -> hold.performance().value()))
                .param("seats", Sql.texts(holds, JdbcHolds::arrayLiteral))
                .param("amounts", Sql.longs(holds, Reservation::amountMinor))
                .param("currencies", Sql.texts(holds, Reservation::currency))
                .param("passes", Sql.uuids(holds, hold -> hold.pass().value()))
                .param("expiries", Sql.times(holds, Reservation::holdExpiresAt))
                .param("created", Sql.times(holds, Reservation::createdAt))
                .query((row, n) -> new ReservationId(row.getObject("id", UUID.class))).set();
    }

    private static String arrayLiteral(Reservation hold) {
        return hold.seats().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
