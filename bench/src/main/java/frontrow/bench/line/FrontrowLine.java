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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Frontrow: everybody comes with a bearer token, and the room has a place for one, who is in it already. */
public final class FrontrowLine implements Line {

    private final Path data;
    private final Http http = new Http();
    private final List<String> bearers = new ArrayList<>();
    private final Tokens tokens;
    private final FrontrowConcert concert;
    private RunningFrontrow frontrow;

    public FrontrowLine(Path data) {
        this.data = data;
        this.frontrow = RunningFrontrow.start(data);
        this.tokens = Tokens.signedWith(frontrow.keys().resolve("demo-signing-key.json"));
        this.concert = FrontrowConcert.schedule(http, frontrow, tokens, new Hall(1, 1, 1),
                Map.of("capacity", 1, "admissionsPerSecond", 1));
        String inside = bearer("inside");
        concert.whenOpen(() -> join(inside)).join();
    }

    @Override
    public void fill(int fans) {
        UUID concertId = UUID.fromString(concert.id());
        try (TopicFiller topics = new TopicFiller(frontrow.bootstrapServers(), frontrow.registryUrl())) {
            for (int fan = 0; fan < fans; fan++) {
                Instant now = Instant.now();
                topics.add(Topics.QUEUE, concert.id(), now, FanJoined.newBuilder().setConcertId(concertId)
                        .setUserId("waiting-" + fan).setToken(UuidCreator.getTimeOrderedEpoch()).setAt(now).build());
            }
            topics.flush();
        }
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
        frontrow = RunningFrontrow.start(data);
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
