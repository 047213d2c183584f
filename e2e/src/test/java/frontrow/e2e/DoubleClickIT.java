package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same Idempotency-Key twice at once, on two instances: one effect. */
class DoubleClickIT {

    private final Api api = SystemUnderTest.shared().api();
    private final Concert concert = Concert.scheduledBy(Fan.operator(api));

    @Test
    void aDoubleClickHoldsOnce() {
        Fan fan = Fan.named(api, "fan").admittedTo(concert.concertId());

        List<Response> answers = twiceAtOnce(fan, "/api/reservations",
                Map.of("performanceId", concert.performanceId().toString(), "seats", List.of(1)));

        assertThat(oneAnswer(answers, 201).text("status")).isEqualTo("HELD");
        assertThat(fan.get("/api/reservations").expect(200).body().path("reservations").size()).isEqualTo(1);
    }

    @Test
    void aDoubleClickChargesOnce() {
        Fan fan = Fan.named(api, "fan");

        List<Response> answers = twiceAtOnce(fan, "/api/wallet/charges", Map.of("amount", 7_000));

        oneAnswer(answers, 201);
        assertThat(fan.balance()).isEqualTo(7_000);
    }

    @Test
    void aDoubleClickPaysOnce() {
        Fan fan = Fan.named(api, "fan").charge(3 * Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 2).expect(201).text("reservationId");

        List<Response> answers = twiceAtOnce(fan, "/api/reservations/" + reservation + "/payment",
                Map.of("amount", Concert.PRICE));

        oneAnswer(answers, 200);
        assertThat(fan.balance()).isEqualTo(2 * Concert.PRICE);
        assertThat(fan.get("/api/payments").expect(200).body().path("payments").size()).isEqualTo(1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        Fan fan = Fan.named(api, "fan");
        Map<String, String> key = Map.of("Idempotency-Key", "one-key");
        fan.send("POST", "/api/wallet/charges", Map.of("amount", 1), key).expect(201);

        fan.send("POST", "/api/wallet/charges", Map.of("amount", 2), key).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        fan.send("POST", "/api/wallet/charges", Map.of("amount", 2), Map.of())
                .expectProblem(400, "IDEMPOTENCY_KEY_MISSING");

        assertThat(fan.balance()).isEqualTo(1);
    }

    private static List<Response> twiceAtOnce(Fan fan, String path, Object body) {
        Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Prefer", "wait=30");
        Supplier<Response> click = () -> fan.send("POST", path, body, headers);
        return AtOnce.all(List.of(click, click));
    }

    /** Both clicks got the same answer, or the second one was told that the first is still running. */
    private static Response oneAnswer(List<Response> answers, int status) {
        List<Response> done = answers.stream().filter(answer -> answer.status() == status).toList();
        assertThat(done).as("answers %s", answers).isNotEmpty();
        assertThat(done.stream().map(Response::body).distinct()).hasSize(1);
        answers.stream().filter(answer -> !done.contains(answer)).forEach(
                answer -> answer.expectProblem(409, "IDEMPOTENCY_KEY_IN_USE"));
        return done.getFirst();
    }
}
