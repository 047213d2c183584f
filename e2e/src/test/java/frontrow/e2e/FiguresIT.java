package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What two instances of analytics count together is what the audit finds in the topics. */
class FiguresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Concert.Terms TERMS = new Concert.Terms(300, 2, 100, 100);
    private static final Concert.Terms SHORT_HOLDS = new Concert.Terms(1, 2, 100, 100);

    @TempDir
    private Path directory;

    @Test
    void theFiguresOfASaleAreThoseOfTheAudit() throws Exception {
        LocalConfig config = LocalConfig.onFreePorts(directory.resolve("data")).withAnalytics().withInstances(2);
        try (LocalSystem system = LocalSystem.start(config)) {
            Api api = Api.through(system.gateway());
            Fan operator = Fan.operator(api);
            Concert concert = Concert.scheduledBy(operator, TERMS);
            Concert hasty = Concert.scheduledBy(operator, SHORT_HOLDS);
            sell(api, concert, hasty);

            JsonNode audited = audited(config);
            Map<String, Long> wanted = new LinkedHashMap<>();
            JsonNode events = audited.path("totals").path("byEvent");
            wanted.put("JOINED", events.path("FanJoined").asLong());
            wanted.put("ADMITTED", events.path("FanAdmitted").asLong());
            wanted.put("HELD", events.path("SeatHeld").asLong());
            wanted.put("PAYMENT_REQUESTED", events.path("PaymentRequested").asLong());
            wanted.put("CONFIRMED", events.path("ReservationConfirmed").asLong());
            wanted.put("REFUNDED", audited.path("totals").path("cancelled").asLong());
            wanted.put("HOLD_RAN_OUT", 1L);
            wanted.put("FAILED_INSUFFICIENT_BALANCE", 1L);
            wanted.put("REVENUE", audited.path("totals").path("takenMinor").asLong() + Concert.PRICE);
            assertThat(audited.path("proven").asBoolean()).isTrue();
            assertThat(wanted).containsEntry("CONFIRMED", 4L).containsEntry("REFUNDED", 1L);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(counted(operator, concert, hasty, wanted)).isEqualTo(wanted));
            operator.post("/api/admin/analytics/rebuild", null).expect(202);
            await().atMost(PATIENCE).ignoreExceptions()
                    .until(() -> figures(operator, concert).path("build").asLong() > 1);
            await().atMost(PATIENCE).ignoreExceptions()
                    .untilAsserted(() -> assertThat(counted(operator, concert, hasty, wanted)).isEqualTo(wanted));
        }
    }

    /** Four who buy, one of whom gives the seat back, one who is too poor, one who does not pay. */
    private static void sell(Api api, Concert concert, Concert hasty) {
        for (int seat = 1; seat <= 4; seat++) {
            Fan buyer = Fan.named(api, "buyer").charge(Concert.PRICE).admittedTo(concert.concertId());
            String reservation = buyer.hold(concert.performanceId(), seat).expect(201).text("reservationId");
            buyer.pay(reservation, Concert.PRICE).expect(200);
            if (seat == 4) {
                buyer.delete("/api/reservations/" + reservation);
                await().atMost(PATIENCE).until(() -> buyer.reservationStatus(reservation).equals("CANCELLED"));
            }
        }
        Fan poor = Fan.named(api, "poor").admittedTo(concert.concertId());
        poor.pay(poor.hold(concert.performanceId(), 5).expect(201).text("reservationId"), Concert.PRICE).expect(402);
        Fan absent = Fan.named(api, "absent").admittedTo(hasty.concertId());
        String held = absent.hold(hasty.performanceId(), 1).expect(201).text("reservationId");
        await().atMost(PATIENCE).until(() -> absent.reservationStatus(held).equals("RELEASED"));
    }

    private JsonNode audited(LocalConfig config) throws Exception {
        Path report = directory.resolve("audit.json");
        await().atMost(PATIENCE).until(() -> AuditRun.on(config.ports(), "--at-rest", "--json", report.toString()).status() == 0);
        return new ObjectMapper().readTree(Files.readString(report));
    }

    /** Of both concerts together, of what is wanted. */
    private static Map<String, Long> counted(Fan operator, Concert concert, Concert hasty, Map<String, Long> wanted) {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (JsonNode figures : List.of(figures(operator, concert), figures(operator, hasty))) {
            wanted.keySet().forEach(measure -> counted.merge(measure, figures.path("total").path(measure).asLong(0), Long::sum));
        }
        return counted;
    }

    private static JsonNode figures(Fan operator, Concert concert) {
        return operator.get("/api/admin/analytics/concerts/" + concert.concertId()).expect(200).body();
    }
}
