package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.reservation.ReservationServer.Show;
import frontrow.reservation.application.AdmissionPass;
import frontrow.reservation.application.HoldRequest;
import frontrow.reservation.application.HoldSeats;
import frontrow.reservation.application.PayRequest;
import frontrow.reservation.application.PayReservation;
import frontrow.reservation.application.PayResult;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The use cases on a real database, without HTTP and without the relay; and what has become of it. */
final class RaceOffice {

    private final ReservationServer server;

    RaceOffice(ReservationServer server) {
        this.server = server;
    }

    static void awaitTime(Instant time) {
        await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).until(() -> !Instant.now().isBefore(time));
    }

    static <T> List<T> allAtOnce(List<Callable<T>> calls, int threads) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            try {
                for (Future<T> result : calls.stream().map(executor::submit).toList()) {
                    results.add(result.get());
                }
            } finally {
                executor.shutdownNow(); // After a failure nobody waits for the others: a deadlock each takes a second.
            }
        }
        return results;
    }

    List<HoldResult> hold(List<HoldRequest> requests) {
        return server.bean(HoldSeats.class).hold(requests);
    }

    HoldRequest wish(Show show, String fan, List<Integer> seats) {
        return new HoldRequest(new ReservationId(UuidCreator.getTimeOrderedEpoch()), fan, pass(fan, show.concert()),
                new PerformanceId(show.performance()), seats, Trace.startNew());
    }

    Reservation held(Show show, String fan, Integer... seats) {
        return ((HoldResult.Held) hold(List.of(wish(show, fan, List.of(seats)))).getFirst()).reservation();
    }

    AdmissionPass pass(String fan, UUID concert) {
        return new AdmissionPass(new PassId(server.passId(fan, concert)), new ConcertId(concert), true);
    }

    PayResult pay(Reservation hold) {
        return server.bean(PayReservation.class)
                .pay(List.of(new PayRequest(hold.id(), new PaymentId(UUID.randomUUID()), hold.userId(),
                        pass(hold.userId(), hold.concert().value()), hold.amountMinor(), Trace.startNew())))
                .getFirst();
    }

    JdbcClient sql() {
        return server.bean(JdbcClient.class);
    }

    boolean isPast(Reservation hold) {
        return sql().sql("select hold_expires_at <= now() from reservation where id = ?").param(hold.id().value())
                .query(Boolean.class)
                .single();
    }

    void awaitRunOut(Show show) {
        await().until(() -> sql().sql("select count(*) = 0 from seat_claim where performance_id = ? and held_until > now()")
                .param(show.performance()).query(Boolean.class).single());
    }

    String statusOf(Reservation reservation) {
        return sql().sql("select status from reservation where id = ?").param(reservation.id().value()).query(String.class)
                .single();
    }

    String userOf(UUID reservation) {
        return sql().sql("select user_id from reservation where id = ?").param(reservation).query(String.class).single();
    }

    List<UUID> openReservations(Show show) {
        return sql().sql("select id from reservation where performance_id = ? and status = 'HELD'").param(show.performance())
                .query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    List<String> said(Reservation reservation) {
        return sql().sql("select type from outbox where aggregateid = ? order by position").param(reservation.id().toString())
                .query((row, n) -> row.getString(1)).list();
    }

    Map<Integer, UUID> claims(Show show) {
        return sql().sql("select seat_number, reservation_id from seat_claim where performance_id = ? and held_until > now()")
                .param(show.performance()).query((row, n) -> Map.entry(row.getInt(1), row.getObject(2, UUID.class))).list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every open reservation has claims on exactly its seats, live claims have an open reservation, and each was said once. */
    void assertNothingIsHalfClaimed(Show show) {
        assertThat(sql().sql("""
                select r.id from reservation r
                where r.performance_id = :show and (r.status = 'PAYING' or r.status = 'HELD' and r.hold_expires_at > now())
                  and r.seats <> (select coalesce(array_agg(c.seat_number order by c.seat_number), '{}')
                                  from seat_claim c where c.reservation_id = r.id)
                union all
                select c.reservation_id from seat_claim c left join reservation r on r.id = c.reservation_id
                where c.performance_id = :show and c.held_until > now() and (r.id is null or r.status not in ('HELD', 'PAYING'))
                union all
                select r.id from reservation r
                where r.performance_id = :show
                  and (select count(*) from outbox o where o.aggregateid = r.id::text and o.type like '%SeatReleased')
                      <> case r.status when 'RELEASED' then 1 else 0 end
                """).param("show", show.performance()).query((row, n) -> row.getObject(1, UUID.class)).list()).isEmpty();
    }
}
