package frontrow.reservation.persistence;

import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.SeatBoard;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSeatBoard implements SeatBoard {

    // A claim that never runs out is sold, or its payment is running: then the seat may still come back.
    private static final String OCCUPIED = """
            select c.seat_number,
                   c.held_until = 'infinity' and r.status in ('CONFIRMED', 'CANCELLING') as sold
            from seat_claim c join reservation r on r.id = c.reservation_id
            where c.performance_id = :performance and c.held_until > now()
            """;

    private static final String COUNT = """
            select now() as now, counted.* from (values (1)) as always left join (
              select c.performance_id,
                     count(*) filter (where r.status in ('CONFIRMED', 'CANCELLING')) as sold,
                     count(*) filter (where r.status in ('HELD', 'PAYING')) as held
              from seat_claim c join reservation r on r.id = c.reservation_id
              where c.performance_id = any(:performances) and c.held_until > now()
              group by c.performance_id) as counted on true
            """;

    private final JdbcClient jdbc;
    private final SharedRead<PerformanceId, Map<Integer, SeatStatus>> occupied = new SharedRead<>(this::readOccupied);
    private final SharedRead<Set<PerformanceId>, Occupancy> occupancy = new SharedRead<>(this::readOccupancy);

    JdbcSeatBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Integer, SeatStatus> occupied(PerformanceId performance) {
        return occupied.read(performance);
    }

    @Override
    public Occupancy occupancy(Collection<PerformanceId> performances) {
        return occupancy.read(Set.copyOf(performances));
    }

    private Map<Integer, SeatStatus> readOccupied(PerformanceId performance) {
        Map<Integer, SeatStatus> occupied = new HashMap<>();
        jdbc.sql(OCCUPIED).param("performance", performance.value()).query((ResultSet row) -> {
            occupied.put(row.getInt("seat_number"), row.getBoolean("sold") ? SeatStatus.SOLD : SeatStatus.HELD);
        });
        return Map.copyOf(occupied);
    }

    private Occupancy readOccupancy(Collection<PerformanceId> performances) {
        Map<PerformanceId, Counts> counts = new HashMap<>();
        Instant[] now = new Instant[1];
        jdbc.sql(COUNT).param("performances", Sql.uuids(performances, PerformanceId::value)).query((ResultSet row) -> {
            now[0] = Sql.instant(row, "now");
            UUID performance = row.getObject("performance_id", UUID.class);
            if (performance != null) {
                counts.put(new PerformanceId(performance), new Counts(row.getInt("held"), row.getInt("sold")));
            }
        });
        return new Occupancy(Objects.requireNonNull(now[0]), counts);
    }
}
