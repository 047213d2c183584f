package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A fan who buys, or tries to, over HTTP. */
final class Fan {

    private static final Duration POLL_INTERVAL_MIN = Duration.ofMillis(50);
    private static final Duration POLL_INTERVAL_MAX = Duration.ofMillis(800);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final String userId;
    private final Api api;
    private final String accessToken;
    private String queueToken = "";

    private Fan(Api api, String userId, List<String> roles) {
        this.api = api;
        this.userId = userId;
        this.accessToken = api.send("POST", "/api/demo/users", Map.of("userId", userId, "roles", roles), Map.of())
                .expect(201)
                .text("accessToken");
    }

    static Fan named(Api api, String name) {
        return new Fan(api, name + "-" + UUID.randomUUID(), List.of());
    }

    /** Somebody who is known by this name already. */
    static Fan known(Api api, String userId) {
        return new Fan(api, userId, List.of());
    }

    static Fan operator(Api api) {
        return new Fan(api, "operator-" + UUID.randomUUID(), List.of("OPERATOR"));
    }

    /** The same fan, whose requests now go elsewhere: after a restart, or past the gateway. */
    Fan through(Api other) {
        Fan same = known(other, userId);
        same.queueToken = queueToken;
        return same;
    }

    Response join(UUID concertId) {
        Response place = post("/api/queues/" + concertId + "/tokens", null);
        queueToken = place.text("token");
        return place;
    }

    Response place(UUID concertId) {
        return get("/api/queues/" + concertId + "/tokens/me");
    }

    /**
     * Waits to be called and takes the pass, asking less and less often. Thousands do this at once: hence no thread of Awaitility's
     * for each.
     */
    Fan awaitPass(UUID concertId) {
        Instant giveUpAt = Instant.now().plus(PATIENCE);
        Duration pause = POLL_INTERVAL_MIN;
        while (!takePass(concertId)) {
            assertThat(Instant.now()).as("%s has been called", userId).isBefore(giveUpAt);
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(POLL_INTERVAL_MAX) < 0 ? pause.multipliedBy(2) : POLL_INTERVAL_MAX;
        }
        return this;
    }

    private boolean takePass(UUID concertId) {
        Response place = place(concertId);
        if (!place.text("status").equals("ACTIVE")) {
            return false;
        }
        queueToken = place.text("pass");
        return true;
    }

    Fan admittedTo(UUID concertId) {
        join(concertId);
        return awaitPass(concertId);
    }

    /** Shows this instead of the fan's own place or pass. */
    Fan showing(String otherQueueToken) {
        queueToken = otherQueueToken;
        return this;
    }

    String queueToken() {
        return queueToken;
    }

    String accessToken() {
        return accessToken;
    }

    Fan charge(long amount) {
        post("/api/wallet/charges", Map.of("amount", amount)).expect(201);
        return this;
    }

    long balance() {
        return get("/api/wallet").expect(200).number("balance");
    }

    Response dates(UUID concertId) {
        return get("/api/concerts/" + concertId + "/dates");
    }

    List<Integer> freeSeats(UUID performanceId) {
        Response seats = get("/api/performances/" + performanceId + "/seats").expect(200);
        return StreamSupport.stream(seats.body().path("seats").spliterator(), false)
                .map(seat -> seat.path("number").asInt())
                .toList();
    }

    Response hold(UUID performanceId, int... seats) {
        return post("/api/reservations", Map.of("performanceId", performanceId.toString(), "seats", seats));
    }

    /** Pays and waits for the end, up to thirty seconds. */
    Response pay(String reservationId, long amount) {
        return send("POST", "/api/reservations/" + reservationId + "/payment", Map.of("amount", amount),
                Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Prefer", "wait=30"));
    }

    Response get(String path) {
        return send("GET", path, null, Map.of());
    }

    Response delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** Posts under a key of its own. */
    Response post(String path, @Nullable Object body) {
        return send("POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    Response send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Authorization", "Bearer " + accessToken);
        if (!queueToken.isEmpty()) {
            all.putIfAbsent("Queue-Token", queueToken);
        }
        return api.send(method, path, body, all);
    }

    String reservationStatus(String reservationId) {
        return get("/api/reservations/" + reservationId).expect(200).text("status");
    }
}
