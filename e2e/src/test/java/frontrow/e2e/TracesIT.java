package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One trace from the request to the saga's end, through every outbox, relay, topic and consumer. */
class TracesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final String CALLER = "b7ad6b7169203331";

    @Test
    void aPaymentIsOneTraceFromTheRequestToTheSagasEnd() {
        Api api = SystemUnderTest.shared().api();
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        Fan fan = Fan.named(api, "traced").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");
        String trace = UUID.randomUUID().toString().replace("-", "");

        fan.send("POST", "/api/reservations/" + reservation + "/payment", Map.of("amount", Concert.PRICE),
                Map.of("Idempotency-Key", "traced", "Prefer", "wait=30", "traceparent", "00-" + trace + "-" + CALLER + "-01"))
                .expect(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<SpanData> spans = CollectedSpans.of(trace);
            assertThat(spans).extracting(TracesIT::step).contains(
                    "reservation: http post /api/reservations/{reservationId}/payment",
                    "reservation: send reservation.events", "payment: process reservation.events",
                    "payment: send payment.events", "wallet: process payment.events",
                    "wallet: send wallet.events", "payment: process wallet.events",
                    "reservation: process payment.events", "queue: process reservation.events",
                    "analytics: process wallet.events");
            assertThat(spans).as("the end: confirmed, told to the line").filteredOn(span -> span.getName().startsWith("send"))
                    .hasSizeGreaterThanOrEqualTo(5);
            Set<String> ids = spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
            assertThat(spans).allMatch(span -> ids.contains(span.getParentSpanId()) || span.getParentSpanId().equals(CALLER));
        });
    }

    private static String step(SpanData span) {
        return span.getResource().getAttribute(SERVICE) + ": " + span.getName();
    }
}
