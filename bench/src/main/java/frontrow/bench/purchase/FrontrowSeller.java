package frontrow.bench.purchase;

import frontrow.bench.http.Http;
import frontrow.bench.http.Http.Reply;
import frontrow.bench.system.CpuTime;
import frontrow.bench.system.RunningFrontrow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Frontrow, with everything that it asks of a fan: bearer token, admission pass, idempotency keys. */
final class FrontrowSeller implements Seller {

    private static final Executor LATER = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    private final RunningFrontrow frontrow;
    private final Http http = new Http();
    private final Tokens tokens;
    private final List<String> performances = new ArrayList<>();
    private final String[] bearers = new String[Purchase.NUMBERS_MAX];
    private final String[] passes = new String[Purchase.NUMBERS_MAX];
    private String concert = "";

    FrontrowSeller(Path data) {
        this.frontrow = RunningFrontrow.start(data);
        this.tokens = Tokens.signedWith(frontrow.keys().resolve("demo-signing-key.json"));
    }

    @Override
    public String name() {
        return "Frontrow";
    }

    @Override
    public void prepare(int from, int to) {
        if (from == 0) {
            concert = schedule();
        }
        Together.each(from, to, fan -> {
            bearers[fan] = "Bearer " + tokens.of("fan-" + fan, false);
            return join(fan);
        });
        Together.each(from, to, fan -> Purchase.poor(fan) ? CompletableFuture.completedFuture(null) : charge(fan));
        Together.each(from, to, this::pass);
    }

    private String schedule() {
        Instant startsAt = Instant.now().plus(Duration.ofDays(30));
        List<Object> dates = new ArrayList<>();
        for (int date = 0; date < Purchase.PERFORMANCES; date++) {
            dates.add(Map.of("startsAt", startsAt.plus(Duration.ofHours(date)).toString(), "sections", List.of(
                    Map.of("name", "all", "firstSeat", 1, "lastSeat", Purchase.SEATS_PER_PERFORMANCE, "price", Purchase.PRICE))));
        }
        JsonNode scheduled = http.post(at("reservation", "/api/admin/concerts"),
                Map.of("Authorization", "Bearer " + tokens.of("operator", true), "Idempotency-Key", "concert"),
                Map.of("name", "Benchmark", "performances", dates, "room",
                        Map.of("capacity", 1_000_000, "admissionsPerSecond", 100_000)))
                .join().expect(201).json();
        scheduled.required("performances").forEach(date -> performances.add(date.required("performanceId").asString()));
        return scheduled.required("concertId").asString();
    }

    private CompletableFuture<Reply> join(int fan) {
        return http.post(at("queue", "/api/queues/" + concert + "/tokens"), Map.of("Authorization", bearers[fan]), null)
                .thenCompose(reply -> reply.status() == 404 // The room opens when the event has come.
                        ? later().thenCompose(now -> join(fan))
                        : CompletableFuture.completedFuture(reply.expect(200, 201)));
    }

    private static CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(() -> {}, LATER);
    }

    private CompletableFuture<?> pass(int fan) {
        return http.get(at("queue", "/api/queues/" + concert + "/tokens/me"), Map.of("Authorization", bearers[fan]))
                .thenCompose(reply -> {
                    JsonNode standing = reply.expect(200).json();
                    if (!standing.path("status").asString().equals("ACTIVE")) {
                        return later().thenCompose(now -> pass(fan));
                    }
                    passes[fan] = standing.required("pass").asString();
                    return CompletableFuture.completedFuture(null);
                });
    }

    private CompletableFuture<Reply> charge(int fan) {
        return http.post(at("wallet", "/api/wallet/charges"), Map.of("Authorization", bearers[fan], "Idempotency-Key", "charge"),
                "{\"amount\":" + 2 * Purchase.PRICE + "}").thenApply(reply -> reply.expect(201));
    }

    @Override
    public CompletableFuture<Hold> hold(int number) {
        String body = "{\"performanceId\":\"" + performances.get(Purchase.performance(number)) + "\",\"seats\":["
                + Purchase.seat(number) + "]}";
        return http.post(at("reservation", "/api/reservations"), headers(number, "hold"), body).thenApply(reply -> {
            JsonNode held = reply.expect(201).json();
            return new Hold(held.required("reservationId").asString(), held.required("amount").asLong());
        });
    }

    @Override
    public CompletableFuture<Boolean> pay(int number, Hold hold) {
        return http.post(at("reservation", "/api/reservations/" + hold.reservation() + "/payment"), paying(number),
                "{\"amount\":" + hold.amount() + "}").thenApply(reply -> ended(reply.expect(200, 402)));
    }

    private static boolean ended(Reply reply) {
        if (reply.status() == 402 && !reply.body().contains("INSUFFICIENT")) {
            throw new CompletionException(new IllegalStateException(reply.body()));
        }
        return reply.status() == 200;
    }

    private Map<String, String> headers(int fan, String key) {
        return Map.of("Authorization", bearers[fan], "Queue-Token", passes[fan], "Idempotency-Key", key);
    }

    private Map<String, String> paying(int fan) {
        return Map.of("Authorization", bearers[fan], "Queue-Token", passes[fan], "Idempotency-Key", "pay", "Prefer", "wait=30");
    }

    private URI at(String service, String path) {
        return frontrow.url(service).resolve(path);
    }

    @Override
    public double cpuSeconds() {
        return CpuTime.secondsOf(frontrow.pid());
    }

    @Override
    public boolean proven() {
        return frontrow.proven();
    }

    @Override
    public void close() {
        http.close();
        frontrow.close();
    }
}
