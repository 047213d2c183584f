package frontrow.bench.line;

import frontrow.bench.http.Http;
import frontrow.bench.system.RunningPeer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A peer: anybody may ask for anybody, which favours it. */
final class PeerLine implements Line {

    private final RunningPeer peer;
    private final Http http = new Http();

    PeerLine(RunningPeer peer) {
        this.peer = peer;
    }

    @Override
    public void fill(int fans) {
        http.post(peer.url().resolve("/line-fixture"), Map.of(), Map.of("fans", fans)).join().expect(204);
    }

    @Override
    public void expect(int from, int to) {}

    @Override
    public CompletableFuture<?> join(int fan) {
        return http.post(peer.url().resolve("/line/fan-" + fan), Map.of(), null).thenApply(reply -> reply.expect(201));
    }

    @Override
    public CompletableFuture<?> poll(int fan) {
        return http.get(peer.url().resolve("/line/fan-" + fan), Map.of()).thenApply(reply -> reply.expect(200));
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
    public void close() {
        http.close();
        peer.close();
    }
}
