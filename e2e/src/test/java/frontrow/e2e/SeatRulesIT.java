package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of the requirement documents: free dates, free seats, holding a seat. */
class SeatRulesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api api = SystemUnderTest.shared().api();
    private final Fan operator = Fan.operator(api);

    @Test
    void showsTheDatesThatCanBeBooked() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").admittedTo(concert.concertId());

        Response dates = fan.dates(concert.concertId()).expect(200);

        assertThat(dates.text("concertId")).isEqualTo(concert.concertId().toString());
        assertThat(dates.text("name")).isNotBlank();
        assertThat(dates.body().path("dates").size()).isEqualTo(1);
        assertThat(dates.body().path("dates").path(0).path("freeSeats").asInt()).isEqualTo(Concert.SEATS);
    }

    @Test
    void aDateIsShownUntilItsLastSeatIsSold() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1_000, 1_000), 1);
        Fan viewer = Fan.named(api, "viewer").admittedTo(concert.concertId());
        Fan owner = Fan.named(api, "owner").charge(Concert.PRICE).admittedTo(concert.concertId());

        String reservation = owner.hold(concert.performanceId(), 1).expect(201).text("reservationId");
        Response whileHeld = viewer.dates(concert.concertId()).expect(200);
        owner.pay(reservation, Concert.PRICE).expect(200);
        Response whenSold = viewer.dates(concert.concertId()).expect(200);

        assertThat(whileHeld.body().path("dates").path(0).path("freeSeats").asInt(-1)).isZero();
        assertThat(whenSold.body().path("dates").isEmpty()).isTrue();
    }

    @Test
    void showsFreeSeatsFrom1To50AscendingWithoutHeldOrSoldOnes() {
        Concert concert = Concert.scheduledBy(operator);
        Fan viewer = Fan.named(api, "viewer").admittedTo(concert.concertId());
        assertThat(viewer.freeSeats(concert.performanceId())).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());

        Fan holder = Fan.named(api, "holder").admittedTo(concert.concertId());
        holder.hold(concert.performanceId(), 7).expect(201);
        Fan owner = Fan.named(api, "owner").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = owner.hold(concert.performanceId(), 9).expect(201).text("reservationId");
        owner.pay(reservation, Concert.PRICE).expect(200);

        assertThat(viewer.freeSeats(concert.performanceId()))
                .isEqualTo(IntStream.rangeClosed(1, 50).filter(seat -> seat != 7 && seat != 9).boxed().toList());
    }

    @Test
    void aHeldSeatKeepsOthersOut() {
        Concert concert = Concert.scheduledBy(operator);
        Fan holder = Fan.named(api, "holder").admittedTo(concert.concertId());
        Fan rival = Fan.named(api, "rival").admittedTo(concert.concertId());

        Instant asked = Instant.now();
        Response held = holder.hold(concert.performanceId(), 13).expect(201);

        assertThat(held.text("status")).isEqualTo("HELD");
        assertThat(held.number("amount")).isEqualTo(Concert.PRICE);
        assertThat(Instant.parse(held.text("holdExpiresAt"))).isBetween(asked.plusSeconds(299), Instant.now().plusSeconds(301));
        rival.hold(concert.performanceId(), 13).expectProblem(409, "SEAT_TAKEN");
        rival.hold(concert.performanceId(), 14).expect(201);
    }

    @Test
    void aHoldKeepsOthersOutUntilTheInstantItEnds() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(2, 1, 1_000, 1_000));
        Fan holder = Fan.named(api, "holder").charge(Concert.PRICE).admittedTo(concert.concertId());
        Fan rival = Fan.named(api, "rival").admittedTo(concert.concertId());
        Response held = holder.hold(concert.performanceId(), 21).expect(201);
        String reservation = held.text("reservationId");
        Instant end = Instant.parse(held.text("holdExpiresAt"));

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            Response tried = rival.hold(concert.performanceId(), 21);
            if (Instant.now().isBefore(end)) {
                tried.expectProblem(409, "SEAT_TAKEN");
            }
            return tried.status() == 201;
        });
        rival.hold(concert.performanceId(), 22).expectProblem(409, "ALREADY_HOLDING");
        await().atMost(PATIENCE).until(() -> holder.reservationStatus(reservation).equals("RELEASED"));

        holder.pay(reservation, Concert.PRICE).expectProblem(409, "HOLD_EXPIRED");
        assertThat(holder.balance()).isEqualTo(Concert.PRICE);
    }

    @Test
    void aHoldThatNobodyTakesOverEndsByItself() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(1, 1, 1_000, 1_000));
        Fan holder = Fan.named(api, "holder").admittedTo(concert.concertId());
        String reservation = holder.hold(concert.performanceId(), 22).expect(201).text("reservationId");

        await().atMost(PATIENCE).until(() -> holder.reservationStatus(reservation).equals("RELEASED"));

        assertThat(holder.freeSeats(concert.performanceId())).contains(22);
        holder.hold(concert.performanceId(), 22).expect(201);
    }

    @Test
    void aSoldSeatStaysSoldWhenTheTimeOfItsHoldIsOver() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(5, 1, 1_000, 1_000));
        Fan owner = Fan.named(api, "owner").charge(Concert.PRICE).admittedTo(concert.concertId());
        Fan rival = Fan.named(api, "rival").admittedTo(concert.concertId());
        Response held = owner.hold(concert.performanceId(), 23).expect(201);
        owner.pay(held.text("reservationId"), Concert.PRICE).expect(200);
        Instant end = Instant.parse(held.text("holdExpiresAt"));

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            rival.hold(concert.performanceId(), 23).expectProblem(409, "SEAT_TAKEN");
            return Instant.now().isAfter(end.plusMillis(500));
        });

        assertThat(owner.reservationStatus(held.text("reservationId"))).isEqualTo("CONFIRMED");
        assertThat(rival.freeSeats(concert.performanceId())).doesNotContain(23);
    }

    @Test
    void aFanHasOneOpenReservationAtATime() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").admittedTo(concert.concertId());
        fan.hold(concert.performanceId(), 1).expect(201);

        fan.hold(concert.performanceId(), 2).expectProblem(409, "ALREADY_HOLDING");
        fan.hold(concert.performanceId(), 3, 4).expectProblem(400, "TOO_MANY_SEATS");
    }

    @Test
    void aHoldCanBeGivenUp() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");

        fan.delete("/api/reservations/" + reservation).expect(204);

        assertThat(fan.reservationStatus(reservation)).isEqualTo("RELEASED");
        fan.hold(concert.performanceId(), 1).expect(201);
    }
}
