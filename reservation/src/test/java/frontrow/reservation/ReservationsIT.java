package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.reservation.ReservationServer.Reply;
import frontrow.reservation.ReservationServer.Show;
import frontrow.rest.demo.DemoTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationsIT {

    private static final ReservationServer server = ReservationServer.shared();
    private static final Show show = server.show(3, 300);

    @Test
    void aFanSeesOnlyTheirOwnNewestFirst() {
        Show one = server.show(1, 300);
        Show other = server.show(1, 300);
        String fan = "fan-" + UUID.randomUUID();
        UUID older = server.hold(fan, one, 1).id("reservationId");
        UUID newer = server.hold(fan, other, 1).id("reservationId");

        Reply first = server.fan(fan, "GET", "/api/reservations?limit=1", null, null);
        Reply second = server.fan(fan, "GET", "/api/reservations?limit=1&after=" + first.text("next"), null, null);

        assertThat(first.body().required("reservations").get(0).required("reservationId").asString()).isEqualTo(newer.toString());
        assertThat(second.body().required("reservations").get(0).required("reservationId").asString())
                .isEqualTo(older.toString());
        assertThat(second.body().has("next")).isFalse();
        assertThat(server.reservation("somebody", older).status()).isEqualTo(404);
        assertThat(server.fan("somebody", "DELETE", "/api/reservations/" + older, null, null).status()).isEqualTo(404);
        assertThat(server.pay("somebody", one, older, 1000, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void aHoldIsGivenUp() {
        Show another = server.show(1, 300);
        UUID reservation = server.hold("ann", another, 1).id("reservationId");

        assertThat(server.fan("ann", "DELETE", "/api/reservations/" + reservation, null, null).status()).isEqualTo(204);
        assertThat(server.fan("ann", "DELETE", "/api/reservations/" + reservation, null, null).status()).isEqualTo(204);
        assertThat(server.hold("bob", another, 1).status()).isEqualTo(201);
        assertThat(server.pay("ann", another, reservation, 1000, Map.of()).code()).isEqualTo("NOT_PAYABLE");
    }

    @Test
    void repeatingARequestGivesTheSameAnswerAndHoldsOnce() {
        Show another = server.show(1, 300);
        String key = UUID.randomUUID().toString();
        String bearer = server.bean(DemoTokens.class).issue("ann", false);
        Map<String, String> headers = Map.of("Idempotency-Key", key, "Queue-Token", server.pass("ann", another.concert()));
        String body = "{\"performanceId\": \"%s\", \"seats\": [1]}".formatted(another.performance());

        Reply first = server.call("POST", "/api/reservations", bearer, headers, body);
        Reply again = server.call("POST", "/api/reservations", bearer, headers, body);
        Reply different = server.call("POST", "/api/reservations", bearer, headers, body.replace("[1]", "[2]"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(different.status()).isEqualTo(422);
    }

    @Test
    void refusesWhatCannotBeHeldOrPaid() {
        Show another = server.show(2, 300);
        assertThat(server.hold("ann", another, 51).status()).isEqualTo(404);
        assertThat(server.hold("ann", another, 51).code()).isEqualTo("SEAT_NOT_FOUND");
        assertThat(server.hold("ann", another, 1, 2, 3).code()).isEqualTo("TOO_MANY_SEATS");
        assertThat(server.hold("ann", another, 1, 1).status()).isEqualTo(400);
        assertThat(server.hold("ann", another).status()).isEqualTo(400);
        assertThat(server.hold("ann", new Show(another.concert(), UUID.randomUUID()), 1).status()).isEqualTo(404);
        UUID reservation = server.hold("ann", another, 1).id("reservationId");
        assertThat(server.hold("ann", another, 2).code()).isEqualTo("ALREADY_HOLDING");
        assertThat(server.pay("ann", another, reservation, 999, Map.of())).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("AMOUNT_MISMATCH");
        });
        assertThat(server.pay("ann", another, UUID.randomUUID(), 1000, Map.of()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"performanceId\": \"x\", \"seats\": [1]}",
            "{\"performanceId\": null, \"seats\": [1]}",
            "{\"performanceId\": \"PERFORMANCE\", \"seats\": [null]}", "{\"performanceId\": \"PERFORMANCE\", \"seats\": [1.5]}",
            "{\"performanceId\": \"PERFORMANCE\", \"seats\": [\"1\"]}", "{\"performanceId\": \"PERFORMANCE\", \"seats\": 1}",
            "{\"performanceId\": \"PERFORMANCE\", \"seats\": [99999999999]}",
            "{\"performanceId\": \"PERFORMANCE\", \"seats\": []}"})
    void refusesABodyThatIsNoHold(String body) {
        Reply reply = server.fan("ann", "POST", "/api/reservations", server.pass("ann", show.concert()),
                body.replace("PERFORMANCE", show.performance().toString()));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.response().headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(reply.code()).isNotEmpty();
    }
}
