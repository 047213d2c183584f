package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.messaging.Trace;
import frontrow.reservation.ReservationServer.Reply;
import frontrow.reservation.ReservationServer.Show;
import frontrow.reservation.application.CancelReservation;
import frontrow.reservation.application.PayResult;
import frontrow.reservation.application.ReleaseSeats;
import frontrow.reservation.domain.HoldResult;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Everybody at once on a real database. Nothing is relayed, so no watcher ever hears of a hold. */
class SeatRaceIT {

    private static ReservationServer server;
    private static RaceOffice office;

    @BeforeAll
    static void start() {
        server = ReservationServer.start("reservation_race", Map.of("frontrow.messaging.relay.enabled", false));
        office = new RaceOffice(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void ofTwoHundredFansExactlyOneGetsTheSeat() throws Exception {
        Show show = server.show(1, 300);

        List<Reply> replies = RaceOffice.allAtOnce(
                IntStream.range(0, 200).<Callable<Reply>>mapToObj(n -> () -> server.hold("fan" + n, show, 7)).toList(),
                200);

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.code().equals("SEAT_TAKEN")).hasSize(199);
        office.assertNothingIsHalfClaimed(show);
    }

    @RepeatedTest(3)
    void overlappingWishesNeverDeadlockAndNeverHalfClaim() throws Exception {
        Show show = server.show(4, 1);
        List<Callable<List<HoldResult>>> batches = new ArrayList<>();
        for (int batch = 0; batch < 150; batch++) {
            Random random = new Random(batch);
            batches.add(() -> office.hold(IntStream.range(0, 8).mapToObj(n -> office.wish(show, "fan" + random.nextInt(60),
                    random.ints(1, 13).distinct().limit(1 + random.nextInt(4)).boxed().toList())).toList()));
            if (batch % 3 == 0) {
                batches.add(() -> {
                    List<UUID> open = office.openReservations(show);
                    server.bean(ReleaseSeats.class).expired(open);
                    open.stream().filter(id -> random.nextInt(4) == 0).forEach(id -> server.bean(CancelReservation.class)
                            .cancel(new ReservationId(id), office.userOf(id), Trace.startNew()));
                    return List.of();
                });
            }
        }

        List<List<HoldResult>> results = RaceOffice.allAtOnce(batches, 12);

        assertThat(results.stream().flatMap(List::stream)).hasSize(1200).hasAtLeastOneElementOfType(HoldResult.Held.class);
        office.assertNothingIsHalfClaimed(show);
        office.awaitRunOut(show);
        // Without any watcher: what has run out can be held again.
        assertThat(office.hold(List.of(office.wish(show, "late", List.of(1, 2, 3, 4))))).singleElement()
                .isInstanceOf(HoldResult.Held.class);
        office.assertNothingIsHalfClaimed(show);
    }

    @Test
    void aHoldThatRanOutIsTakenOverWithAllItsSeats() {
        Show show = server.show(2, 1);
        Reservation anns = office.held(show, "ann", 1, 2);
        office.awaitRunOut(show);

        Reservation bobs = office.held(show, "bob", 2, 3);

        assertThat(office.claims(show)).containsOnly(Map.entry(2, bobs.id().value()), Map.entry(3, bobs.id().value()));
        assertThat(office.statusOf(anns)).isEqualTo("RELEASED");
        assertThat(office.said(anns)).containsExactly("frontrow.events.reservation.SeatHeld",
                "frontrow.events.reservation.SeatReleased");
        assertThat(office.pay(anns)).isEqualTo(new PayResult.HoldExpired());
        office.assertNothingIsHalfClaimed(show);
    }

    @Test
    void aFansOwnHoldThatRanOutIsReplaced() {
        Show show = server.show(2, 1);
        Reservation old = office.held(show, "ann", 1, 2);
        office.awaitRunOut(show);

        Reservation fresh = office.held(show, "ann", 2, 3);

        assertThat(office.statusOf(old)).isEqualTo("RELEASED");
        assertThat(office.claims(show)).containsOnly(Map.entry(2, fresh.id().value()), Map.entry(3, fresh.id().value()));
    }

    @Test
    void whatOneOfABatchCannotUseGoesToTheNext() {
        Show show = server.show(4, 300);
        office.held(show, "ann", 9);

        List<HoldResult> results = office.hold(
                List.of(office.wish(show, "ann", List.of(1)), office.wish(show, "bob", List.of(1, 2)),
                        office.wish(show, "cid", List.of(2))));

        assertThat(results.get(0)).isEqualTo(new HoldResult.AlreadyHolding());
        assertThat(results.get(1)).isInstanceOf(HoldResult.Held.class);
        assertThat(results.get(2)).isEqualTo(new HoldResult.SeatTaken(List.of(2)));
        office.assertNothingIsHalfClaimed(show);
    }

    @RepeatedTest(5)
    void payingAndTakingOverAtTheEndOfAHoldOnlyOneWins() throws Exception {
        Show show = server.show(1, 1);
        List<Reservation> holds = IntStream.rangeClosed(1, 20).mapToObj(seat -> office.held(show, "fan" + seat, seat)).toList();
        List<Callable<Object>> race = new ArrayList<>();
        for (Reservation hold : holds) {
            Instant aboutTheEnd = hold.holdExpiresAt().plusMillis(new Random(hold.seats().getFirst()).nextInt(-8, 3));
            race.add(() -> {
                RaceOffice.awaitTime(aboutTheEnd);
                return office.pay(hold);
            });
            race.add(() -> {
                RaceOffice.awaitTime(hold.holdExpiresAt().minusMillis(5));
                String rival = "rival" + hold.seats().getFirst();
                return await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).until(
                        () -> office.hold(List.of(office.wish(show, rival, hold.seats()))).getFirst(),
                        result -> result instanceof HoldResult.Held || office.statusOf(hold).equals("PAYING"));
            });
        }
        race.add(() -> {
            RaceOffice.awaitTime(holds.getLast().holdExpiresAt());
            return server.bean(ReleaseSeats.class).expired(office.openReservations(show));
        });

        RaceOffice.allAtOnce(race, 41);

        for (Reservation hold : holds) {
            UUID holder = office.claims(show).get(hold.seats().getFirst());
            boolean paid = office.statusOf(hold).equals("PAYING");
            assertThat(holder).as(office.statusOf(hold))
                    .satisfies(claimed -> assertThat(hold.id().value().equals(claimed)).isEqualTo(paid));
        }
        office.assertNothingIsHalfClaimed(show);
    }

    @Test
    void aPaymentInTimeBeatsTheRivalAndTheWatcher() {
        Show show = server.show(1, 1);
        Reservation anns = office.held(show, "ann", 1);
        assertThat(office.pay(anns)).isInstanceOf(PayResult.Requested.class);
        await().until(() -> office.isPast(anns));

        assertThat(server.bean(ReleaseSeats.class).expired(List.of(anns.id().value()))).isEmpty();
        assertThat(office.hold(List.of(office.wish(show, "bob", List.of(1)))))
                .containsExactly(new HoldResult.SeatTaken(List.of(1)));
        assertThat(office.statusOf(anns)).isEqualTo("PAYING");
    }
}
