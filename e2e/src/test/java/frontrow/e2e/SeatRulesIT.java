package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

        Response held = holder.hold(concert.performanceId(), 13).expect(201);

        assertThat(held.text("status")).isEqualTo("HELD");
        assertThat(held.number("amount")).isEqualTo(Concert.PRICE);
        rival.hold(concert.performanceId(), 13).expectProblem(409, "SEAT_TAKEN");
        rival.hold(concert.performanceId(), 14).expect(201);
    }

    @Test
    void aHoldEndsByItselfWhenItIsNotPaidInTime() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(2, 1, 1_000, 1_000));
        Fan holder = Fan.named(api, "holder").charge(Concert.PRICE).admittedTo(concert.concertId());
        Fan rival = Fan.named(api, "rival").admittedTo(concert.concertId());
        String reservation = holder.hold(concert.performanceId(), 21).expect(201).text("reservationId");
        rival.hold(concert.performanceId(), 21).expectProblem(409, "SEAT_TAKEN");

        await().atMost(PATIENCE).until(() -> holder.reservationStatus(reservation).equals("RELEASED"));

        holder.pay(reservation, Concert.PRICE).expectProblem(409, "HOLD_EXPIRED");
        rival.hold(concert.performanceId(), 21).expect(201);
        assertThat(holder.balance()).isEqualTo(Concert.PRICE);
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
