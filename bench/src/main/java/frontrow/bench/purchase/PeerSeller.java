package frontrow.bench.purchase;

import frontrow.bench.http.Http;
import frontrow.bench.system.RunningPeer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** A peer: the same two requests, without tokens, passes and idempotency keys, which favours it. */
final class PeerSeller implements Seller {

    private final String name;
    private final RunningPeer peer;
    private final Http http = new Http();

    PeerSeller(String name, RunningPeer peer) {
        this.name = name;
        this.peer = peer;
    }

    @Override
    public String name() {
        return name;
    }

    /** All at once, at the first call: its fans need no line. Who is too poor is among the last. */
    @Override
    public void prepare(int from, int to) {
        if (from == 0) {
            http.post(at("/fixture"), Map.of(),
                    Map.of("fans", Purchase.NUMBERS_MAX + poorMax(), "poor", poorMax(), "performances",
                            Purchase.PERFORMANCES, "seats", Purchase.SEATS_PER_PERFORMANCE, "price", Purchase.PRICE))
                    .join().expect(204);
        }
    }

    private static int poorMax() {
        return Purchase.NUMBERS_MAX / 10;
    }

    private static String fan(int number) {
        return "fan-" + (Purchase.poor(number) ? Purchase.NUMBERS_MAX + number / 10 : number);
    }

    @Override
    public CompletableFuture<Hold> hold(int number) {
        return http.post(at("/reservations"), Map.of(), "{\"fan\":\"" + fan(number) + "\",\"performance\":"
                + Purchase.performance(number) + ",\"seat\":" + Purchase.seat(number) + "}").thenApply(reply -> {
                    JsonNode held = reply.expect(201).json();
                    return new Hold(held.required("reservationId").asString(), held.required("amount").asLong());
                });
    }

    @Override
    public CompletableFuture<Boolean> pay(int number, Hold hold) {
        return http.post(at("/reservations/" + hold.reservation() + "/payment"), Map.of(),
                "{\"fan\":\"" + fan(number) + "\",\"amount\":" + hold.amount() + "}")
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
    public boolean proven() {
        return http.get(at("/check"), Map.of()).join().expect(200).json().required("consistent").asBoolean();
    }

    @Override
    public void close() {
        http.close();
        peer.close();
    }
}
