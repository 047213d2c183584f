package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.reservation.ReservationServer.Reply;
import frontrow.reservation.ReservationServer.Show;
import frontrow.reservation.application.AdmissionPass;
import frontrow.reservation.application.CancelReservation;
import frontrow.reservation.application.HoldRequest;
import frontrow.reservation.application.HoldSeats;
import frontrow.reservation.application.PayRequest;
import frontrow.reservation.application.PayReservation;
import frontrow.reservation.application.PayResult;
import frontrow.reservation.application.ReleaseSeats;
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
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody at once on a real database. Nothing is relayed, so no watcher ever hears of a hold. */
class SeatRaceIT {

    private static ReservationServer server;

    @BeforeAll
    static void start() {
        server = ReservationServer.start("reservation_race", Map.of("frontrow.messaging.relay.enabled", false));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void ofTwoHundredFansExactlyOneGetsTheSeat() throws Exception {
        Show show = server.show(1, 300);

        List<Reply> replies = allAtOnce(
                IntStream.range(0, 200).<Callable<Reply>>mapToObj(n -> () -> server.hold("fan" + n, show, 7)).toList(),
                200);

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.code().equals("SEAT_TAKEN")).hasSize(199);
        assertNothingIsHalfClaimed(show);
    }

    @RepeatedTest(3)
    void overlappingWishesNeverDeadlockAndNeverHalfClaim() throws Exception {
        Show show = server.show(4, 1);
        List<Callable<List<HoldResult>>> batches = new ArrayList<>();
        for (int batch = 0; batch < 150; batch++) {
            Random random = new Random(batch);
            batches.add(() -> hold(IntStream.range(0, 8).mapToObj(n -> wish(show, "fan" + random.nextInt(60),
                    random.ints(1, 13).distinct().limit(1 + random.nextInt(4)).boxed().toList())).toList()));
            if (batch % 3 == 0) {
                batches.add(() -> {
                    List<UUID> open = openReservations(show);
                    server.bean(ReleaseSeats.class).expired(open);
                    open.stream().filter(id -> random.nextInt(4) == 0).forEach(id -> server.bean(CancelReservation.class)
                            .cancel(new ReservationId(id), userOf(id), Trace.startNew()));
                    return List.of();
                });
            }
        }

        List<List<HoldResult>> results = allAtOnce(batches, 12);

        assertThat(results.stream().flatMap(List::stream)).hasSize(1200).hasAtLeastOneElementOfType(HoldResult.Held.class);
        assertNothingIsHalfClaimed(show);
        awaitRunOut(show);
        // Without any watcher: what has run out can be held again.
        assertThat(hold(List.of(wish(show, "late", List.of(1, 2, 3, 4))))).singleElement().isInstanceOf(HoldResult.Held.class);
        assertNothingIsHalfClaimed(show);
    }

    @Test
    void aHoldThatRanOutIsTakenOverWithAllItsSeats() {
        Show show = server.show(2, 1);
        Reservation anns = held(show, "ann", 1, 2);
        awaitRunOut(show);

        Reservation bobs = held(show, "bob", 2, 3);

        assertThat(claims(show)).containsOnly(Map.entry(2, bobs.id().value()), Map.entry(3, bobs.id().value()));
        assertThat(statusOf(anns)).isEqualTo("RELEASED");
        assertThat(said(anns)).containsExactly("frontrow.events.reservation.SeatHeld",
                "frontrow.events.reservation.SeatReleased");
        assertThat(pay(anns)).isEqualTo(new PayResult.HoldExpired());
        assertNothingIsHalfClaimed(show);
    }

    @Test
    void aFansOwnHoldThatRanOutIsReplaced() {
        Show show = server.show(2, 1);
        Reservation old = held(show, "ann", 1, 2);
        awaitRunOut(show);

        Reservation fresh = held(show, "ann", 2, 3);

        assertThat(statusOf(old)).isEqualTo("RELEASED");
        assertThat(claims(show)).containsOnly(Map.entry(2, fresh.id().value()), Map.entry(3, fresh.id().value()));
    }

    @Test
    void whatOneOfABatchCannotUseGoesToTheNext() {
        Show show = server.show(4, 300);
        held(show, "ann", 9);

        List<HoldResult> results = hold(
                List.of(wish(show, "ann", List.of(1)), wish(show, "bob", List.of(1, 2)), wish(show, "cid", List.of(2))));

        assertThat(results.get(0)).isEqualTo(new HoldResult.AlreadyHolding());
        assertThat(results.get(1)).isInstanceOf(HoldResult.Held.class);
        assertThat(results.get(2)).isEqualTo(new HoldResult.SeatTaken(List.of(2)));
        assertNothingIsHalfClaimed(show);
    }

    @RepeatedTest(5)
    void payingAndTakingOverAtTheEndOfAHoldOnlyOneWins() throws Exception {
        Show show = server.show(1, 1);
        List<Reservation> holds = IntStream.rangeClosed(1, 20).mapToObj(seat -> held(show, "fan" + seat, seat)).toList();
        List<Callable<Object>> race = new ArrayList<>();
        for (Reservation hold : holds) {
            Instant aboutTheEnd = hold.holdExpiresAt().plusMillis(new Random(hold.seats().getFirst()).nextInt(-8, 3));
            race.add(() -> {
                awaitTime(aboutTheEnd);
                return pay(hold);
            });
            race.add(() -> {
                awaitTime(hold.holdExpiresAt().minusMillis(5));
                String rival = "rival" + hold.seats().getFirst();
                return await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).until(
                        () -> hold(List.of(wish(show, rival, hold.seats()))).getFirst(),
                        result -> result instanceof HoldResult.Held || statusOf(hold).equals("PAYING"));
            });
        }
        race.add(() -> {
            awaitTime(holds.getLast().holdExpiresAt());
            return server.bean(ReleaseSeats.class).expired(openReservations(show));
        });

        allAtOnce(race, 41);

        for (Reservation hold : holds) {
            UUID holder = claims(show).get(hold.seats().getFirst());
            boolean paid = statusOf(hold).equals("PAYING");
            assertThat(holder).as(statusOf(hold))
                    .satisfies(claimed -> assertThat(hold.id().value().equals(claimed)).isEqualTo(paid));
        }
        assertNothingIsHalfClaimed(show);
    }

    @Test
    void aPaymentInTimeBeatsTheRivalAndTheWatcher() {
        Show show = server.show(1, 1);
        Reservation anns = held(show, "ann", 1);
        assertThat(pay(anns)).isInstanceOf(PayResult.Requested.class);
        await().until(() -> isPast(anns));

        assertThat(server.bean(ReleaseSeats.class).expired(List.of(anns.id().value()))).isEmpty();
        assertThat(hold(List.of(wish(show, "bob", List.of(1))))).containsExactly(new HoldResult.SeatTaken(List.of(1)));
        assertThat(statusOf(anns)).isEqualTo("PAYING");
    }

    private static void awaitTime(Instant time) {
        await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).until(() -> !Instant.now().isBefore(time));
    }

    private static <T> List<T> allAtOnce(List<Callable<T>> calls, int threads) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (Future<T> result : executor.invokeAll(calls)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private static List<HoldResult> hold(List<HoldRequest> requests) {
        return server.bean(HoldSeats.class).hold(requests);
    }

    private static HoldRequest wish(Show show, String fan, List<Integer> seats) {
        return new HoldRequest(new ReservationId(UuidCreator.getTimeOrderedEpoch()), fan, pass(fan, show.concert()),
                new PerformanceId(show.performance()), seats, Trace.startNew());
    }

    private static Reservation held(Show show, String fan, Integer... seats) {
        return ((HoldResult.Held) hold(List.of(wish(show, fan, List.of(seats)))).getFirst()).reservation();
    }

    private static AdmissionPass pass(String fan, UUID concert) {
        return new AdmissionPass(new PassId(server.passId(fan, concert)), new ConcertId(concert), true);
    }

    private static PayResult pay(Reservation hold) {
        return server.bean(PayReservation.class)
                .pay(List.of(new PayRequest(hold.id(), new PaymentId(UUID.randomUUID()), hold.userId(),
                        pass(hold.userId(), hold.concert().value()), hold.amountMinor(), Trace.startNew())))
                .getFirst();
    }

    private static JdbcClient sql() {
        return server.bean(JdbcClient.class);
    }

    private static boolean isPast(Reservation hold) {
        return sql().sql("select hold_expires_at <= now() from reservation where id = ?").param(hold.id().value())
                .query(Boolean.class)
                .single();
    }

    private static void awaitRunOut(Show show) {
        await().until(() -> sql().sql("select count(*) = 0 from seat_claim where performance_id = ? and held_until > now()")
                .param(show.performance()).query(Boolean.class).single());
    }

    private static String statusOf(Reservation reservation) {
        return sql().sql("select status from reservation where id = ?").param(reservation.id().value()).query(String.class)
                .single();
    }

    private static String userOf(UUID reservation) {
        return sql().sql("select user_id from reservation where id = ?").param(reservation).query(String.class).single();
    }

    private static List<UUID> openReservations(Show show) {
        return sql().sql("select id from reservation where performance_id = ? and status = 'HELD'").param(show.performance())
                .query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    private static List<String> said(Reservation reservation) {
        return sql().sql("select type from outbox where aggregateid = ? order by position").param(reservation.id().toString())
                .query((row, n) -> row.getString(1)).list();
    }

    private static Map<Integer, UUID> claims(Show show) {
        return sql().sql("select seat_number, reservation_id from seat_claim where performance_id = ? and held_until > now()")
                .param(show.performance()).query((row, n) -> Map.entry(row.getInt(1), row.getObject(2, UUID.class))).list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every open reservation has claims on exactly its seats, live claims have an open reservation, and each was said once. */
    private static void assertNothingIsHalfClaimed(Show show) {
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
