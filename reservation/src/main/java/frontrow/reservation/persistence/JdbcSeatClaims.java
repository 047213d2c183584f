package frontrow.reservation.persistence;

import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Seat;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.domain.SeatWish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSeatClaims implements SeatClaims {

    // Those that cannot have all their seats are left out before anything is locked; the insert decides on the rest. The conflict
    // action locks a row even where it does not take it, so the order of the insert is the order of the locks.
    private static final String CLAIM = """
            with wanted as (
              select * from unnest(:wishes, :reservations, :performances, :seats,
                                   :startsAt, :holdSeconds)
                       as w (wish, reservation_id, performance_id, seat_number, starts_at, hold_seconds)
              where starts_at > now()
            ), hopeless as (
              select distinct w.wish
              from wanted w join seat_claim c using (performance_id, seat_number)
              where c.held_until > now()
            ), claimed as (
              insert into seat_claim as claim (performance_id, seat_number, reservation_id, held_until)
              select distinct on (performance_id, seat_number)
                     performance_id, seat_number, reservation_id, now() + hold_seconds * interval '1 second'
              from wanted
              where wish not in (select wish from hopeless)
              order by performance_id, seat_number, wish
              on conflict (performance_id, seat_number) do update
                set reservation_id = excluded.reservation_id, held_until = excluded.held_until
                where claim.held_until <= now()
              returning new.performance_id, new.seat_number, new.reservation_id, old.reservation_id as taken_from
            )
            select now() as now, claimed.* from (values (1)) as always left join claimed on true
            """;

    private static final String HAND_OVER = """
            update seat_claim c set reservation_id = g.reservation_id
            from unnest(:performances, :seats, :reservations) as g (performance_id, seat_number, reservation_id)
            where c.performance_id = g.performance_id and c.seat_number = g.seat_number
            """;

    private static final String DROP = """
            delete from seat_claim c
            using unnest(:performances, :seats) as d (performance_id, seat_number)
            where c.performance_id = d.performance_id and c.seat_number = d.seat_number
            """;

    private static final String FREE_RUN_OUT_UNLESS_LOCKED = """
            delete from seat_claim where (performance_id, seat_number) in (
              select performance_id, seat_number from seat_claim
              where reservation_id = any(:holders) and held_until <= now()
              for update skip locked)
            """;

    private static final String LOCK_IN_SEAT_ORDER = """
            select now(), count(*) from (
              select 1 from seat_claim
              where reservation_id = any(:holders)
              order by performance_id, seat_number
              for update) as locked
            """;

    private static final String PIN = "update seat_claim set held_until = 'infinity' where reservation_id = any(:holders)";

    private static final String FREE = "delete from seat_claim where reservation_id = any(:holders)";

    private final JdbcClient jdbc;

    JdbcSeatClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record WantedSeat(int wish, SeatWish of, int number) {}

    @Override
    public Claims claim(List<SeatWish> wishes) {
        List<WantedSeat> wanted = new ArrayList<>();
        for (int wish = 0; wish < wishes.size(); wish++) {
            for (int seat : wishes.get(wish).seats()) {
                wanted.add(new WantedSeat(wish, wishes.get(wish), seat));
            }
        }
        Map<Seat, Claimed> claimed = new HashMap<>();
        Instant[] now = new Instant[1];
        jdbc.sql(CLAIM).param("wishes", Sql.ints(wanted, WantedSeat::wish))
                .param("reservations", Sql.uuids(wanted, seat -> seat.of().reservation().value()))
                .param("performances", Sql.uuids(wanted, seat -> seat.of().performance().value()))
                .param("seats", Sql.ints(wanted, WantedSeat::number))
                .param("startsAt", Sql.times(wanted, seat -> seat.of().startsAt()))
                .param("holdSeconds", Sql.ints(wanted, seat -> Math.toIntExact(seat.of().holdDuration().toSeconds())))
                .query((ResultSet row) -> {
                    now[0] = Sql.instant(row, "now");
                    UUID performance = row.getObject("performance_id", UUID.class);
                    if (performance != null) {
                        claimed.put(new Seat(new PerformanceId(performance), row.getInt("seat_number")), claimed(row));
                    }
                });
        return new Claims(Objects.requireNonNull(now[0]), claimed);
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        @Nullable
        UUID takenFrom = row.getObject("taken_from", UUID.class);
        return new Claimed(new ReservationId(row.getObject("reservation_id", UUID.class)),
                takenFrom == null ? null : new ReservationId(takenFrom));
    }

    @Override
    public void handOver(Map<Seat, ReservationId> holders) {
        List<Seat> seats = List.copyOf(holders.keySet());
        jdbc.sql(HAND_OVER).param("performances", performances(seats)).param("seats", numbers(seats))
                .param("reservations", Sql.uuids(seats, seat -> Objects.requireNonNull(holders.get(seat)).value())).update();
    }

    @Override
    public void drop(Collection<Seat> seats) {
        jdbc.sql(DROP).param("performances", performances(seats)).param("seats", numbers(seats)).update();
    }

    @Override
    public void freeRunOut(Collection<ReservationId> holders) {
        jdbc.sql(FREE_RUN_OUT_UNLESS_LOCKED).param("holders", ids(holders)).update();
    }

    @Override
    public Instant lock(Collection<ReservationId> holders) {
        return jdbc.sql(LOCK_IN_SEAT_ORDER).param("holders", ids(holders)).query((row, n) -> Sql.instant(row, "now")).single();
    }

    @Override
    public void pin(Collection<ReservationId> holders) {
        jdbc.sql(PIN).param("holders", ids(holders)).update();
    }

    @Override
    public void free(Collection<ReservationId> holders) {
        jdbc.sql(FREE).param("holders", ids(holders)).update();
    }

    private static SqlArrayValue performances(Collection<Seat> seats) {
        return Sql.uuids(seats, seat -> seat.performance().value());
    }

    private static SqlArrayValue numbers(Collection<Seat> seats) {
        return Sql.ints(seats, Seat::number);
    }

    private static SqlArrayValue ids(Collection<ReservationId> ids) {
        return Sql.uuids(ids, ReservationId::value);
    }
}
