package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a 4xx problem and changes nothing. */
class BadInputIT {

    private final Api api = SystemUnderTest.shared().api();
    private final Concert concert = Concert.scheduledBy(Fan.operator(api));
    private Fan fan = Fan.operator(api);

    @BeforeEach
    void aFanWithAPassAndMoney() {
        fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{}", "{\"amount\":\"100\"}", "{\"amount\":1.5}", "{\"amount\":null}",
            "{\"amount\":true}", "{\"amount\":-1}", "{\"amount\":9223372036854775807}", "{\"amount\":9223372036854775808}",
            "{\"amount\":1e400}", "{\"amount\":[1]}", "{\"amount\":1,\"amount\":2}", "{\"amount\":1,\"userId\":\"other\"}",
            "{\"amount\":1}}"})
    void aChargeThatMakesNoSenseIsRefused(String body) {
        expectRefused(fan.send("POST", "/api/wallet/charges", body, key()), 400);

        assertThat(fan.balance()).isEqualTo(Concert.PRICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"performanceId\":\"%s\"}", "{\"performanceId\":\"%s\",\"seats\":[]}",
            "{\"performanceId\":\"%s\",\"seats\":[0]}", "{\"performanceId\":\"%s\",\"seats\":[-1]}",
            "{\"performanceId\":\"%s\",\"seats\":[\"1\"]}", "{\"performanceId\":\"%s\",\"seats\":[1.0]}",
            "{\"performanceId\":\"%s\",\"seats\":[2147483648]}", "{\"performanceId\":\"%s\",\"seats\":[1,1]}",
            "{\"performanceId\":\"%s\",\"seats\":[null]}", "{\"performanceId\":\"%s\",\"seats\":1}",
            "{\"performanceId\":\"x\",\"seats\":[1]}", "{\"performanceId\":5,\"seats\":[1]}"})
    void aHoldThatMakesNoSenseIsRefused(String body) {
        expectRefused(fan.send("POST", "/api/reservations", body.formatted(concert.performanceId()), key()), 400, 404);

        assertThat(fan.get("/api/reservations").expect(200).body().path("reservations").size()).isZero();
        assertThat(fan.freeSeats(concert.performanceId())).hasSize(Concert.SEATS);
    }

    @Test
    void anUnknownSeatOrPerformanceIsRefused() {
        expectRefused(fan.hold(concert.performanceId(), 51), 400, 404);
        expectRefused(fan.hold(UUID.randomUUID(), 1), 404);
        expectRefused(fan.get("/api/performances/" + UUID.randomUUID() + "/seats"), 404);
        expectRefused(fan.get("/api/concerts/" + UUID.randomUUID() + "/dates"), 401, 404);
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
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");
        String payment = fan.pay(reservation, Concert.PRICE).expect(200).text("paymentId");
        Fan stranger = Fan.named(api, "stranger").admittedTo(concert.concertId());

        expectRefused(stranger.get("/api/reservations/" + reservation), 404);
        expectRefused(stranger.delete("/api/reservations/" + reservation), 404);
        expectRefused(stranger.pay(reservation, Concert.PRICE), 404);
        expectRefused(stranger.get("/api/payments/" + payment), 404);

        assertThat(fan.reservationStatus(reservation)).isEqualTo("CONFIRMED");
    }

    @Test
    void aHugeBodyIsRefused() {
        String huge = "{\"amount\":1,\"padding\":\"" + "x".repeat(1_000_000) + "\"}";

        expectRefused(fan.send("POST", "/api/wallet/charges", huge, key()), 413);
        String deep = "[".repeat(20_000);
        expectRefused(fan.send("POST", "/api/wallet/charges", deep, key()), 400);
    }

    @Test
    void theWrongMethodOrMediaTypeIsRefused() {
        expectRefused(fan.send("PUT", "/api/wallet", "{}", Map.of()), 405);
        expectRefused(fan.send("POST", "/api/wallet/charges", null, key()), 400, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Bearer a.b.c", "Basic dXNlcjpwYXNz"})
    void aBearerTokenThatIsNoneIsRefused(String authorization) {
        expectRefused(fan.send("GET", "/api/wallet", null, Map.of("Authorization", authorization)), 401);
        expectRefused(fan.send("GET", "/api/payments", null, Map.of("Authorization", authorization)), 401);
        expectRefused(fan.send("GET", "/api/reservations", null, Map.of("Authorization", authorization)), 401);
    }

    @Test
    void aForgedTokenIsRefused() {
        String claims = encode("{\"iss\":\"frontrow-demo\",\"sub\":\"" + fan.userId + "\",\"exp\":4102444800}");
        for (String header : List.of("{\"alg\":\"none\"}", "{\"alg\":\"HS256\"}", "{\"alg\":\"ES256\"}")) {
            for (String signature : List.of("", encode("signature"))) {
                String forged = encode(header) + "." + claims + "." + signature;
                expectRefused(fan.send("GET", "/api/wallet", null, Map.of("Authorization", "Bearer " + forged)), 401);
            }
        }
    }

    @Test
    void aForgedPassIsRefused() {
        String claims = encode(
                "{\"iss\":\"frontrow-queue\",\"sub\":\"%s\",\"aud\":\"%s\",\"typ_use\":\"pass\",\"exp\":4102444800}"
                        .formatted(fan.userId, concert.concertId()));
        for (String header : List.of("{\"alg\":\"none\"}", "{\"alg\":\"HS256\"}", "{\"alg\":\"ES256\"}")) {
            String forged = encode(header) + "." + claims + "." + encode("signature");
            Fan forger = Fan.named(api, "forger").showing(forged);
            forger.hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
        }
        String tampered = fan.queueToken().substring(0, fan.queueToken().length() - 6) + "AAAAAA";
        fan.showing(tampered).hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
    }

    @Test
    void onlyAnOperatorRunsConcertsAndRooms() {
        fan.post("/api/admin/concerts", Map.of("name", "x", "performances", List.of())).expectProblem(403, "FORBIDDEN");
        fan.send("PUT", "/api/queues/" + concert.concertId(), Map.of("state", "CLOSED"), Map.of())
                .expectProblem(403, "FORBIDDEN");
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

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
