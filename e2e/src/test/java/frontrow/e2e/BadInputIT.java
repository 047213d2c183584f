package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a 4xx problem and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private final Api api = SystemUnderTest.shared().api();
    private final Fan operator = Fan.operator(api);
    private final Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 2, 1_000, 1_000));
    private Fan fan = operator;

    @BeforeEach
    void aFanWithAPassAndMoney() {
        fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{}", "{\"amount\":\"100\"}", "{\"amount\":1.5}", "{\"amount\":null}",
            "{\"amount\":true}", "{\"amount\":-1}", "{\"amount\":0}", "{\"amount\":9223372036854775807}",
            "{\"amount\":9223372036854775808}", "{\"amount\":1e400}", "{\"amount\":[1]}", "{\"amount\":1,\"amount\":2}",
            "{\"amount\":1,\"userId\":\"other\"}", "{\"amount\":1}}"})
    void aChargeOrPaymentThatMakesNoSenseIsRefused(String body) {
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");

        expectRefused(fan.send("POST", "/api/wallet/charges", body, key()), 400);
        expectRefused(fan.send("POST", "/api/reservations/" + reservation + "/payment", body, key()), 400);

        assertThat(fan.balance()).isEqualTo(Concert.PRICE);
        assertThat(fan.reservationStatus(reservation)).isEqualTo("HELD");
        fan.delete("/api/reservations/" + reservation).expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"performanceId\":\"%s\"}", "{\"performanceId\":\"%s\",\"seats\":[]}",
            "{\"performanceId\":\"%s\",\"seats\":[0]}", "{\"performanceId\":\"%s\",\"seats\":[-1]}",
            "{\"performanceId\":\"%s\",\"seats\":[51]}",
            "{\"performanceId\":\"%s\",\"seats\":[\"1\"]}", "{\"performanceId\":\"%s\",\"seats\":[1.0]}",
            "{\"performanceId\":\"%s\",\"seats\":[2147483648]}", "{\"performanceId\":\"%s\",\"seats\":[1,1]}",
            "{\"performanceId\":\"%s\",\"seats\":[null]}", "{\"performanceId\":\"%s\",\"seats\":1}",
            "{\"performanceId\":\"x\",\"seats\":[1]}", "{\"performanceId\":5,\"seats\":[1]}"})
    void aHoldThatMakesNoSenseIsRefused(String body) {
        expectRefused(fan.send("POST", "/api/reservations", body.formatted(concert.performanceId()), key()), 400, 404);

        assertThat(fan.get("/api/reservations").expect(200).body().path("reservations").size()).isZero();
        assertThat(fan.freeSeats(concert.performanceId())).hasSize(Concert.SEATS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"capacity\":0}", "{\"capacity\":-1}", "{\"capacity\":2147483648}", "{\"capacity\":\"5\"}",
            "{\"admissionsPerSecond\":0}", "{\"state\":\"AJAR\"}", "{\"state\":1}"})
    void aChangeOfTheRoomThatMakesNoSenseIsRefused(String body) {
        String room = "/api/queues/" + Concert.scheduledBy(operator).concertId();
        Response before = operator.get(room).expect(200);

        expectRefused(operator.send("PUT", room, body, Map.of()), 400);

        Response after = operator.get(room).expect(200);
        for (String setting : List.of("state", "capacity", "admissionsPerSecond", "changedAt")) {
            assertThat(after.body().path(setting)).isEqualTo(before.body().path(setting));
        }
    }

    @Test
    void anUnknownConcertOrPerformanceIsRefused() {
        expectRefused(fan.hold(UUID.randomUUID(), 1), 404);
        expectRefused(fan.get("/api/performances/" + UUID.randomUUID() + "/seats"), 404);
        expectRefused(fan.dates(UUID.randomUUID()), 404);
        expectRefused(fan.pay(UUID.randomUUID().toString(), 1), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reservations/x", "/api/payments/x", "/api/queues/x/tokens/me", "/api/performances/x/seats",
            "/api/concerts/x/dates", "/api/reservations?limit=0", "/api/payments?limit=1000000", "/api/wallet/entries?limit=x",
            "/api/reservations?after=x"})
    void aMalformedIdOrLimitIsRefused(String path) {
        expectRefused(fan.get(path), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reservations/%s", "/api/payments/%s", "/api/queues/%s/tokens/me", "/api/nothing/%s"})
    void anUnknownIdIsNotFound(String path) {
        expectRefused(fan.get(path.formatted(UUID.randomUUID())), 404);
    }

    @Test
    void whatBelongsToOthersIsNotFound() {
        Concert own = Concert.scheduledBy(operator);
        String reservation = fan.admittedTo(own.concertId()).hold(own.performanceId(), 1).expect(201).text("reservationId");
        String payment = fan.pay(reservation, Concert.PRICE).expect(200).text("paymentId");
        Fan stranger = Fan.named(api, "stranger").admittedTo(own.concertId());

        expectRefused(stranger.get("/api/reservations/" + reservation), 404);
        expectRefused(stranger.delete("/api/reservations/" + reservation), 404);
        expectRefused(stranger.pay(reservation, Concert.PRICE), 404);
        expectRefused(stranger.get("/api/payments/" + payment), 404);
        assertThat(stranger.get("/api/reservations").expect(200).body().path("reservations").size()).isZero();
        assertThat(stranger.get("/api/payments").expect(200).body().path("payments").size()).isZero();

        assertThat(fan.reservationStatus(reservation)).isEqualTo("CONFIRMED");
    }

    @Test
    void aHugeBodyIsRefused() {
        String huge = "{\"amount\":1,\"padding\":\"" + "x".repeat(1_000_000) + "\"}";
        String spaced = " ".repeat(1_000_000) + "{\"amount\":1}";
        String deep = "[".repeat(20_000);

        expectRefused(fan.send("POST", "/api/wallet/charges", huge, key()), 413);
        expectRefused(fan.send("POST", "/api/wallet/charges", spaced, key()), 413);
        expectRefused(fan.send("POST", "/api/wallet/charges", deep, key()), 400);

        assertThat(fan.balance()).isEqualTo(Concert.PRICE);
    }

    @Test
    void theWrongMethodMediaTypeOrKeyIsRefused() {
        expectRefused(fan.send("PUT", "/api/wallet", "{}", Map.of()), 405);
        expectRefused(fan.send("POST", "/api/wallet/charges", null, key()), 400, 415);
        for (String key : List.of("", " ", "x".repeat(256), "a b")) {
            expectRefused(fan.send("POST", "/api/wallet/charges", "{\"amount\":1}", Map.of("Idempotency-Key", key)), 400);
        }

        assertThat(fan.balance()).isEqualTo(Concert.PRICE);
    }

    @Test
    void onlyAnOperatorRunsConcertsAndRooms() {
        fan.post("/api/admin/concerts", Map.of("name", "x", "performances", List.of())).expectProblem(403, "FORBIDDEN");
        fan.send("PUT", "/api/queues/" + concert.concertId(), Map.of("state", "CLOSED"), Map.of())
                .expectProblem(403, "FORBIDDEN");
        fan.get("/api/queues/" + concert.concertId()).expectProblem(403, "FORBIDDEN");
        fan.get("/api/admin/payments?parked=true").expectProblem(403, "FORBIDDEN");
    }

    private static void expectRefused(Response response, Integer... statuses) {
        assertThat(response.status()).as("%s", response).isIn((Object[]) statuses);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(response.text("code")).isNotBlank();
        assertThat(response.text("detail")).isNotBlank().doesNotContain("Exception");
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
