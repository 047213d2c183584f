package frontrow.bench.seller;

import frontrow.bench.http.Http;
import frontrow.bench.system.RunningPeer;
import java.net.URI;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/** A peer: the same two requests, without tokens, passes and idempotency keys, which favours it. */
public final class PeerSeller implements Seller {

    private static final int POOR_SHARE = 10;

    private final String name;
    private final RunningPeer peer;
    private final Hall hall;
    private final BitSet poor = new BitSet();
    private final Http http = new Http();

    public PeerSeller(String name, RunningPeer peer, Hall hall) {
        this.name = name;
        this.peer = peer;
        this.hall = hall;
        http.post(at("/fixture"), Map.of(), Map.of("fans", hall.fansMax() + poorMax(), "poor", poorMax(), "performances",
                hall.performances(), "seats", hall.seats(), "price", hall.price())).join().expect(204);
    }

    private int poorMax() {
        return hall.fansMax() / POOR_SHARE;
    }

    @Override
    public String name() {
        return name;
    }

    /** Its fans need no line. */
    @Override
    public void admit(int from, int to) {}

    /** All have money from the beginning; the last of its fans have none. */
    @Override
    public void charge(int from, int to, IntPredicate poorFan) {
        for (int fan = from; fan < to; fan++) {
            poor.set(fan, poorFan.test(fan));
        }
    }

    private String fan(int number) {
        return "fan-" + (poor.get(number) ? hall.fansMax() + number % poorMax() : number);
    }

    @Override
    public CompletableFuture<Optional<Hold>> hold(int fan, int performance, int seat) {
        return http.post(at("/reservations"), Map.of(),
                "{\"fan\":\"" + fan(fan) + "\",\"performance\":" + performance + ",\"seat\":" + seat + "}").thenApply(reply -> {
                    if (reply.expect(201, 409).status() == 409) {
                        return Optional.empty();
                    }
                    JsonNode held = reply.json();
                    return Optional.of(new Hold(held.required("reservationId").asString(), held.required("amount").asLong(),
                            Instant.MAX));
                });
    }

    @Override
    public CompletableFuture<Boolean> pay(int fan, Hold hold) {
        return http.post(at("/reservations/" + hold.reservation() + "/payment"), Map.of(),
                "{\"fan\":\"" + fan(fan) + "\",\"amount\":" + hold.amount() + "}")
                .thenApply(reply -> reply.expect(200, 402).status() == 200);
    }

    private URI at(String path) {
        return peer.url().resolve(path);
    }

    @Override
    public double cpuSeconds() {
        return peer.cpuSeconds();
    }

    @Override
    public double compilerSeconds() {
        return peer.compilerSeconds();
    }

    @Override
    public DatabaseWork databaseWork() {
        return DatabaseWork.read(peer::database);
    }

    @Override
    public boolean proven() {
        return http.get(at("/check"), Map.of()).join().expect(200).json().required("consistent").asBoolean();
    }

    @Override
    public void close() {
        http.close();
        peer.close();
    }
}
