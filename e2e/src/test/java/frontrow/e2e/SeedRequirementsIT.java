package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every API and rule of the two requirement documents, in their order, on two instances of every service. */
class SeedRequirementsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api api = SystemUnderTest.shared().api();
    private final Fan operator = Fan.operator(api);

    // 1. Token of the waiting room.

    @Test
    void aTokenCarriesTheFanAndThePlaceInLine() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan first = Fan.named(api, "first").admittedTo(concert.concertId());
        Fan second = Fan.named(api, "second");
        Fan third = Fan.named(api, "third");

        Response secondPlace = second.join(concert.concertId()).expect(201);
        Response thirdPlace = third.join(concert.concertId()).expect(201);

        assertThat(first.place(concert.concertId()).text("status")).isEqualTo("ACTIVE");
        assertThat(secondPlace.text("status")).isEqualTo("WAITING");
        assertThat(secondPlace.number("position")).isEqualTo(1);
        assertThat(thirdPlace.number("position")).isEqualTo(2);
        assertThat(thirdPlace.number("estimatedWaitSeconds")).isNotNegative();
        assertThat(thirdPlace.number("pollAfterSeconds")).isPositive();
        assertThat(Jwt.claim(thirdPlace.text("token"), "sub")).isEqualTo(third.userId);
    }

    @Test
    void joiningAgainKeepsThePlaceAndTheToken() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan.named(api, "first").admittedTo(concert.concertId());
        Fan fan = Fan.named(api, "fan");
        Response joined = fan.join(concert.concertId()).expect(201);
        Fan.named(api, "later").join(concert.concertId()).expect(201);

        Response again = fan.join(concert.concertId()).expect(200);

        assertThat(again.number("position")).isEqualTo(joined.number("position"));
        assertThat(Jwt.claim(again.text("token"), "jti")).isEqualTo(Jwt.claim(joined.text("token"), "jti"));
    }

    @Test
    void whoIsNotInLineHasNoToken() {
        Concert concert = Concert.scheduledBy(operator);

        Fan.named(api, "stranger").place(concert.concertId()).expectProblem(404, "NOT_IN_LINE");
        Fan.named(api, "stranger").join(UUID.randomUUID()).expectProblem(404, "CONCERT_NOT_FOUND");
    }

    @Test
    void withoutATokenNothingCanBeBooked() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan");

        fan.dates(concert.concertId()).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.get("/api/performances/" + concert.performanceId() + "/seats").expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
    }

    @Test
    void whoseTurnHasNotComeIsToldToWait() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan.named(api, "first").admittedTo(concert.concertId());
        Fan waiting = Fan.named(api, "waiting");
        waiting.join(concert.concertId());

        Response refused = waiting.hold(concert.performanceId(), 1).expectProblem(429, "NOT_YOUR_TURN");

        assertThat(refused.headers().firstValue("Retry-After").map(Long::parseLong)).hasValueSatisfying(
                seconds -> assertThat(seconds).isPositive());
        waiting.dates(concert.concertId()).expectProblem(429, "NOT_YOUR_TURN");
    }

    @Test
    void anotherFansPassOpensNothing() {
        Concert concert = Concert.scheduledBy(operator);
        Fan admitted = Fan.named(api, "admitted").admittedTo(concert.concertId());
        Fan thief = Fan.named(api, "thief").showing(admitted.queueToken());

        thief.hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
    }

    // 2. Free dates and seats.

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

    // 3. Holding a seat.

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

    // 4. Balance: no waiting-room token needed.

    @Test
    void onlyAPositiveAmountCanBeCharged() {
        Fan fan = Fan.named(api, "fan");
        assertThat(fan.balance()).isZero();

        for (Object amount : List.of(0, -1, Long.MIN_VALUE)) {
            fan.post("/api/wallet/charges", Map.of("amount", amount)).expect(400);
        }
        Response charged = fan.post("/api/wallet/charges", Map.of("amount", 5_000)).expect(201);

        assertThat(charged.text("userId")).isEqualTo(fan.userId);
        assertThat(charged.number("balance")).isEqualTo(5_000);
        assertThat(fan.balance()).isEqualTo(5_000);
    }

    @Test
    void aFanSeesOnlyTheOwnBalance() {
        Fan rich = Fan.named(api, "rich").charge(900_000);
        Fan other = Fan.named(api, "other");

        assertThat(other.balance()).isZero();
        assertThat(other.get("/api/wallet/entries").expect(200).body().path("entries").size()).isZero();
        assertThat(rich.get("/api/wallet/entries").expect(200).body().path("entries").size()).isEqualTo(1);
    }

    // 5. Payment.

    @Test
    void payingNeedsAValidReservationOfOnesOwn() {
        Concert concert = Concert.scheduledBy(operator);
        Fan owner = Fan.named(api, "owner").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = owner.hold(concert.performanceId(), 1).expect(201).text("reservationId");
        Fan stranger = Fan.named(api, "stranger").charge(Concert.PRICE).admittedTo(concert.concertId());

        stranger.pay(reservation, Concert.PRICE).expect(404);
        stranger.pay(UUID.randomUUID().toString(), Concert.PRICE).expect(404);

        owner.delete("/api/reservations/" + reservation).expect(204);
        owner.pay(reservation, Concert.PRICE).expectProblem(409, "NOT_PAYABLE");
    }

    @Test
    void payingNeedsTheRightAmount() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").charge(10 * Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");

        fan.pay(reservation, Concert.PRICE - 1).expectProblem(400, "AMOUNT_MISMATCH");
        fan.pay(reservation, Concert.PRICE + 1).expectProblem(400, "AMOUNT_MISMATCH");

        assertThat(fan.reservationStatus(reservation)).isEqualTo("HELD");
        assertThat(fan.balance()).isEqualTo(10 * Concert.PRICE);
    }

    @Test
    void payingNeedsEnoughBalanceElseTheSeatIsFreeAgain() {
        Concert concert = Concert.scheduledBy(operator);
        Fan poor = Fan.named(api, "poor").charge(Concert.PRICE - 1).admittedTo(concert.concertId());
        String reservation = poor.hold(concert.performanceId(), 5).expect(201).text("reservationId");

        poor.pay(reservation, Concert.PRICE).expectProblem(402, "INSUFFICIENT_BALANCE");

        assertThat(poor.balance()).isEqualTo(Concert.PRICE - 1);
        assertThat(poor.reservationStatus(reservation)).isEqualTo("RELEASED");
        assertThat(poor.freeSeats(concert.performanceId())).contains(5);
        assertThat(poor.get("/api/payments").expect(200).body().path("payments").path(0).path("status").asString())
                .isEqualTo("FAILED");
    }

    @Test
    void aPaymentAssignsTheSeatWritesTheHistoryAndEndsThePass() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").charge(Concert.PRICE + 1).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 42).expect(201).text("reservationId");

        Response paid = fan.pay(reservation, Concert.PRICE).expect(200);

        assertThat(fan.reservationStatus(reservation)).isEqualTo("CONFIRMED");
        assertThat(fan.balance()).isEqualTo(1);
        Response history = fan.get("/api/payments/" + paid.text("paymentId")).expect(200);
        assertThat(history.text("status")).isEqualTo("COMPLETED");
        assertThat(history.text("reservationId")).isEqualTo(reservation);
        assertThat(history.number("amount")).isEqualTo(Concert.PRICE);
        await().atMost(PATIENCE).until(() -> fan.place(concert.concertId()).text("status").equals("FINISHED"));
        await().atMost(PATIENCE).untilAsserted(
                () -> fan.hold(concert.performanceId(), 43).expectProblem(401, "QUEUE_TOKEN_EXPIRED"));
    }

    @Test
    void aCancelledPurchaseIsRefundedAndTheSeatSoldAgain() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 50).expect(201).text("reservationId");
        fan.pay(reservation, Concert.PRICE).expect(200);

        fan.delete("/api/reservations/" + reservation).expect(202);

        await().atMost(PATIENCE).until(() -> fan.reservationStatus(reservation).equals("CANCELLED"));
        assertThat(fan.balance()).isEqualTo(Concert.PRICE);
        Fan next = Fan.named(api, "next").charge(Concert.PRICE).admittedTo(concert.concertId());
        String second = next.hold(concert.performanceId(), 50).expect(201).text("reservationId");
        next.pay(second, Concert.PRICE).expect(200);
    }
}
