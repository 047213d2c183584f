package frontrow.bench.seller;

import frontrow.bench.http.Http;
import frontrow.bench.http.Http.Reply;
import frontrow.bench.system.RunningFrontrow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A concert of Frontrow's.
 *
 * @param performances their ids
 */
public record FrontrowConcert(String id, List<String> performances) {

    private static final Executor LATER = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    /** @param room how many are let in, as the API has it */
    public static FrontrowConcert schedule(Http http, RunningFrontrow frontrow, Tokens tokens, Hall hall,
            Map<String, Integer> room) {
        Instant startsAt = Instant.now().plus(Duration.ofDays(30));
        List<Object> dates = new ArrayList<>();
        for (int date = 0; date < hall.performances(); date++) {
            dates.add(Map.of("startsAt", startsAt.plus(Duration.ofHours(date)).toString(), "sections", List.of(
                    Map.of("name", "all", "firstSeat", 1, "lastSeat", hall.seats(), "price", hall.price()))));
        }
        JsonNode scheduled = http.post(frontrow.url("reservation").resolve("/api/admin/concerts"),
                Map.of("Authorization", "Bearer " + tokens.of("operator", true), "Idempotency-Key",
                        UUID.randomUUID().toString()),
                Map.of("name", "Benchmark", "performances", dates, "holdSeconds", hall.holdSeconds(), "room", room))
                .join().expect(201).json();
        List<String> performances = new ArrayList<>();
        scheduled.required("performances").forEach(date -> performances.add(date.required("performanceId").asString()));
        return new FrontrowConcert(scheduled.required("concertId").asString(), performances);
    }

    /** Asks again and again until the room is there: it opens when the event has come. */
    public CompletableFuture<Reply> whenOpen(Supplier<CompletableFuture<Reply>> join) {
        return join.get().thenCompose(reply -> reply.status() == 404
                ? later().thenCompose(now -> whenOpen(join))
                : CompletableFuture.completedFuture(reply.expect(200, 201)));
    }

    public static CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(() -> {}, LATER);
    }
}
