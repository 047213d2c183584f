package frontrow.bench.line;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.bench.http.Http;
import frontrow.bench.seller.FrontrowConcert;
import frontrow.bench.seller.Hall;
import frontrow.bench.seller.Tokens;
import frontrow.bench.system.RunningFrontrow;
import frontrow.bench.topics.TopicFiller;
import frontrow.events.Topics;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Frontrow: everybody comes with a bearer token, and the room has a place for one, who is in it already. */
public final class FrontrowLine implements Line {

    private static final int FILL_SECONDS_MAX = 300;

    private final Http http = new Http();
    private final List<String> bearers = new ArrayList<>();
    private final Tokens tokens;
    private final FrontrowConcert concert;
    private RunningFrontrow frontrow;
    private int filled;

    /** @param frontrow closed with this */
    public FrontrowLine(RunningFrontrow frontrow) {
        this.frontrow = frontrow;
        this.tokens = Tokens.signedWith(frontrow.keys().resolve("demo-signing-key.json"));
        this.concert = FrontrowConcert.schedule(http, frontrow, tokens, new Hall(1, 1, 1),
                Map.of("capacity", 1, "admissionsPerSecond", 1));
        String inside = bearer("inside");
        concert.whenOpen(() -> join(inside)).join();
    }

    /** Returns when they are there. */
    @Override
    public void fill(int fans) {
        long wanted = joined().join() + fans;
        UUID concertId = UUID.fromString(concert.id());
        try (TopicFiller topics = new TopicFiller(frontrow.bootstrapServers(), frontrow.registryUrl())) {
            for (int fan = filled; fan < filled + fans; fan++) {
                Instant now = Instant.now();
                topics.add(Topics.QUEUE, concert.id(), now, FanJoined.newBuilder().setConcertId(concertId)
                        .setUserId("waiting-" + fan).setToken(UuidCreator.getTimeOrderedEpoch()).setAt(now).build());
            }
            topics.flush();
        }
        filled += fans;
        untilJoined(wanted).orTimeout(FILL_SECONDS_MAX, TimeUnit.SECONDS).join();
    }

    private CompletableFuture<Long> untilJoined(long wanted) {
        return joined().thenCompose(joined -> joined < wanted
                ? FrontrowConcert.later().thenCompose(now -> untilJoined(wanted))
                : CompletableFuture.completedFuture(joined));
    }

    /** How many have come to this line, by what the room says; joining twice does not count. */
    private CompletableFuture<Long> joined() {
        return http.get(frontrow.url("queue").resolve("/api/queues/" + concert.id()),
                Map.of("Authorization", "Bearer " + tokens.of("operator", true)))
                .thenApply(reply -> reply.expect(200).json().required("joinedTotal").asLong());
    }

    @Override
    public void expect(int from, int to) {
        for (int fan = from; fan < to; fan++) {
            bearers.add(bearer("fan-" + fan));
        }
    }

    private String bearer(String userId) {
        return "Bearer " + tokens.of(userId, false);
    }

    @Override
    public CompletableFuture<?> join(int fan) {
        return join(bearers.get(fan)).thenApply(reply -> reply.expect(201));
    }

    private CompletableFuture<Http.Reply> join(String bearer) {
        return http.post(url(""), Map.of("Authorization", bearer), null);
    }

    @Override
    public CompletableFuture<?> poll(int fan) {
        return http.get(url("/me"), Map.of("Authorization", bearers.get(fan))).thenApply(reply -> reply.expect(200));
    }

    private URI url(String more) {
        return frontrow.url("queue").resolve("/api/queues/" + concert.id() + "/tokens" + more);
    }

    /** Makes the line's topic longer by fans who joined and have left again, without anybody who waits. */
    public void fillPast(int records) {
        UUID concertId = UUID.fromString(concert.id());
        try (TopicFiller topics = new TopicFiller(frontrow.bootstrapServers(), frontrow.registryUrl())) {
            for (int fan = 0; fan < records / 2; fan++) {
                Instant now = Instant.now();
                UUID token = UuidCreator.getTimeOrderedEpoch();
                topics.add(Topics.QUEUE, concert.id(), now, FanJoined.newBuilder().setConcertId(concertId)
                        .setUserId("gone-" + fan).setToken(token).setAt(now).build());
                topics.add(Topics.QUEUE, concert.id(), now, FanLeft.newBuilder().setConcertId(concertId)
                        .setUserId("gone-" + fan).setToken(token).setAt(now).build());
            }
            topics.flush();
        }
    }

    double heapMegabytes() {
        return frontrow.heapMegabytes();
    }

    /** @return seconds until everything is ready again, from the start of the JVM */
    public double restart() {
        frontrow.close();
        long began = System.nanoTime();
        frontrow = frontrow.startAgain();
        return (System.nanoTime() - began) / 1e9;
    }

    public boolean proven() {
        return frontrow.proven();
    }

    @Override
    public double cpuSeconds() {
        return frontrow.cpuSeconds();
    }

    @Override
    public double compilerSeconds() {
        return frontrow.compilerSeconds();
    }

    @Override
    public void close() {
        http.close();
        frontrow.close();
    }
}
