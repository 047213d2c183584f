package frontrow.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A concert that a test has scheduled: one date, one section of seats from 1, 50 where not said otherwise, at {@link #PRICE}. */
record Concert(UUID concertId, UUID performanceId) {

    static final long PRICE = 50_000;
    static final int SEATS = 50;

    static Concert scheduledBy(Fan operator) {
        return scheduledBy(operator, new Terms(300, 1, 1_000, 1_000));
    }

    static Concert scheduledBy(Fan operator, Terms terms) {
        return scheduledBy(operator, terms, SEATS);
    }

    static Concert scheduledBy(Fan operator, Terms terms, int seats) {
        Response made = operator.post("/api/admin/concerts", Map.of(
                "name", "Midnight Radio: the winter show",
                "maxSeats", terms.maxSeats(),
                "holdSeconds", terms.holdSeconds(),
                "room", Map.of("capacity", terms.capacity(), "admissionsPerSecond", terms.admissionsPerSecond()),
                "performances", List.of(Map.of(
                        "startsAt", Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString(),
                        "sections", List.of(
                                Map.of("name", "Floor", "firstSeat", 1, "lastSeat", seats, "price", PRICE))))))
                .expect(201);
        Concert concert = new Concert(
                UUID.fromString(made.text("concertId")),
                UUID.fromString(made.body().path("performances").path(0).path("performanceId").asString()));
        // Requests go to the instances in turn: each knows the room.
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(30)).until(() -> IntStream.range(0, 2)
                .allMatch(instance -> operator.get("/api/queues/" + concert.concertId()).status() == 200));
        return concert;
    }

    /** What the operator settles for a concert. */
    record Terms(int holdSeconds, int maxSeats, int capacity, int admissionsPerSecond) {}
}
