package frontrow.bench.seller;

import frontrow.bench.http.Http;
import frontrow.bench.http.Http.Reply;
import frontrow.bench.system.RunningFrontrow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/** Frontrow, with everything that it asks of a fan: bearer token, admission pass, idempotency keys. */
public final class FrontrowSeller implements Seller {

    private final RunningFrontrow frontrow;
    private final Hall hall;
    private final Http http = new Http();
    private final Tokens tokens;
    private final String[] bearers;
    private final String[] passes;
    private final FrontrowConcert concert;

    /** @param settings as {@link RunningFrontrow#start} has them */
    public FrontrowSeller(Path data, Hall hall, String... settings) {
        this.frontrow = RunningFrontrow.start(data, settings);
        this.hall = hall;
        this.tokens = Tokens.signedWith(frontrow.keys().resolve("demo-signing-key.json"));
        this.bearers = new String[hall.fansMax()];
        this.passes = new String[hall.fansMax()];
        this.concert = FrontrowConcert.schedule(http, frontrow, tokens, hall,
                Map.of("capacity", 1_000_000, "admissionsPerSecond", 100_000));
    }

    @Override
    public String name() {
        return "Frontrow";
    }

    @Override
    public void admit(int from, int to) {
        Together.each(from, to, fan -> {
            bearers[fan] = "Bearer " + tokens.of("fan-" + fan, false);
            return join(fan);
        });
        Together.each(from, to, this::pass);
    }

    @Override
    public void charge(int from, int to, IntPredicate poor) {
        Together.each(from, to, fan -> poor.test(fan) ? CompletableFuture.completedFuture(null) : charge(fan));
    }

    private CompletableFuture<Reply> join(int fan) {
        return concert.whenOpen(() -> http.post(at("queue", "/api/queues/" + concert.id() + "/tokens"),
                Map.of("Authorization", bearers[fan]), null));
    }

    private CompletableFuture<?> pass(int fan) {
        return http.get(at("queue", "/api/queues/" + concert.id() + "/tokens/me"), Map.of("Authorization", bearers[fan]))
                .thenCompose(reply -> {
                    // Another instance than the one that was joined at hears of it a moment later.
                    JsonNode standing = reply.expect(200, 404).json();
                    if (!standing.path("status").asString().equals("ACTIVE")) {
                        return FrontrowConcert.later().thenCompose(now -> pass(fan));
                    }
                    passes[fan] = standing.required("pass").asString();
                    return CompletableFuture.completedFuture(null);
                });
    }

    private CompletableFuture<Reply> charge(int fan) {
        return http.post(at("wallet", "/api/wallet/charges"), Map.of("Authorization", bearers[fan], "Idempotency-Key", "charge"),
                "{\"amount\":" + 2 * hall.price() + "}").thenApply(reply -> reply.expect(201));
    }

    @Override
    public CompletableFuture<Optional<Hold>> hold(int fan, int performance, int seat) {
        String body = "{\"performanceId\":\"" + concert.performances().get(performance) + "\",\"seats\":[" + seat + "]}";
        return http.post(at("reservation", "/api/reservations"),
                Map.of("Authorization", bearers[fan], "Queue-Token", passes[fan], "Idempotency-Key", "hold-" + performance), body)
                .thenApply(reply -> {
                    if (reply.expect(201, 409).status() == 409) {
                        return taken(reply);
                    }
                    JsonNode held = reply.json();
                    return Optional.of(new Hold(held.required("reservationId").asString(), held.required("amount").asLong(),
                            Instant.parse(held.required("holdExpiresAt").asString())));
                });
    }

    private static Optional<Hold> taken(Reply reply) {
        if (!reply.body().contains("SEAT_TAKEN")) {
            throw new CompletionException(new IllegalStateException(reply.body()));
        }
        return Optional.empty();
    }

    @Override
    public CompletableFuture<Boolean> pay(int fan, Hold hold) {
        return http.post(at("reservation", "/api/reservations/" + hold.reservation() + "/payment"),
                Map.of("Authorization", bearers[fan], "Queue-Token", passes[fan], "Idempotency-Key", "pay", "Prefer", "wait=30"),
                "{\"amount\":" + hold.amount() + "}").thenApply(reply -> ended(reply.expect(200, 402)));
    }

    private static boolean ended(Reply reply) {
        if (reply.status() == 402 && !reply.body().contains("INSUFFICIENT")) {
            throw new CompletionException(new IllegalStateException(reply.body()));
        }
        return reply.status() == 200;
    }

    private URI at(String service, String path) {
        return frontrow.url(service).resolve(path);
    }

    public RunningFrontrow frontrow() {
        return frontrow;
    }

    @Override
    public double cpuSeconds() {
        return frontrow.cpuSeconds();
    }

    @Override
    public Map<String, Double> cpuSecondsByPart() {
        return frontrow.cpuSecondsByPart();
    }

    @Override
    public double compilerSeconds() {
        return frontrow.compilerSeconds();
    }

    @Override
    public DatabaseWork databaseWork() {
        return DatabaseWork.read(frontrow::database);
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
