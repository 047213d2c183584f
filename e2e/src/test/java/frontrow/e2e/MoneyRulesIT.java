package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules of the requirement documents: balance and payment. */
class MoneyRulesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api api = SystemUnderTest.shared().api();
    private final Fan operator = Fan.operator(api);

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
        assertThat(other.get("/api/wallet?userId=" + rich.userId).expect(200).number("balance")).isZero();
        assertThat(other.get("/api/wallet/entries").expect(200).body().path("entries").size()).isZero();
        assertThat(rich.get("/api/wallet/entries").expect(200).body().path("entries").size()).isEqualTo(1);
    }

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
    void thereIsATicketOncePaidAndForItsOwnerOnly() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 6).expect(201).text("reservationId");
        String ticket = "/api/reservations/" + reservation + "/ticket";

        fan.get(ticket).expectProblem(409, "NOT_BOUGHT");
        fan.pay(reservation, Concert.PRICE).expect(200);

        assertThat(fan.get(ticket).expect(200).headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        Fan.named(api, "other").get(ticket).expectProblem(404, "RESERVATION_NOT_FOUND");
        assertThat(fan.get("/api/reservations/" + reservation).expect(200).text("concertName")).isNotBlank();
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
