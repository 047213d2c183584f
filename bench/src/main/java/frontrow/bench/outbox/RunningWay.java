package frontrow.bench.outbox;

import frontrow.bench.http.Http;
import frontrow.bench.load.Metered;
import frontrow.bench.outbox.relay.OutboxMain;
import frontrow.bench.system.CpuTime;
import frontrow.bench.system.Jvm;
import frontrow.bench.system.RunningPeer;
import frontrow.bench.system.RunningServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One of the ways, in a process of its own. */
final class RunningWay implements Metered, AutoCloseable {

    private static final Set<String> LIBRARIES = Set.of("modulith", "gruelbox", "namastack");

    private static final int FILL_MAX = 5_000;

    private final Jvm jvm;
    private final Http http = new Http();

    private RunningWay(Jvm jvm) {
        this.jvm = jvm;
    }

    static RunningWay start(String way, boolean relays, RunningServers servers, Path log) {
        return new RunningWay(isLibrary(way) ? library(way, relays, servers, log) : own(way, relays, servers, log));
    }

    private static Jvm own(String way, boolean relays, RunningServers servers, Path log) {
        return Jvm.start(Jvm.ownClassPath(), OutboxMain.class.getName(),
                List.of(way, String.valueOf(relays), servers.databaseUrl(),
                        servers.databaseUser(), servers.databasePassword(), servers.bootstrapServers(), servers.registryUrl()),
                log);
    }

    private static Jvm library(String way, boolean relays, RunningServers servers, Path log) {
        return Jvm.start(RunningPeer.classPath("outboxes"), "frontrow.bench.outboxes.OutboxPeer",
                List.of("--peer.outbox=" + way, "--peer.relays=" + relays, "--spring.datasource.url=" + servers.databaseUrl(),
                        "--spring.datasource.username=" + servers.databaseUser(),
                        "--spring.datasource.password=" + servers.databasePassword(),
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers()),
                log);
    }

    static boolean isLibrary(String way) {
        return LIBRARIES.contains(way);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + jvm.ready() + path);
    }

    CompletableFuture<Committed> commit(UUID id, String key) {
        long asked = System.nanoTime();
        return http.post(url("/commit/" + key + "/" + id), Map.of(), null)
                .thenApply(reply -> new Committed(id, key, asked, Long.parseLong(reply.expect(200).body())));
    }

    /** In several requests, as a library may take its time for what it cannot deliver. */
    void fill(int rows) {
        for (int left = rows; left > 0; left -= FILL_MAX) {
            http.post(url("/fill/" + Math.min(left, FILL_MAX)), Map.of(), null).join().expect(200);
        }
    }

    @Override
    public double cpuSeconds() {
        return CpuTime.secondsOf(jvm.pid());
    }

    @Override
    public double compilerSeconds() {
        return CpuTime.compilerSecondsOf(jvm.pid());
    }

    @Override
    public void close() {
        http.close();
        jvm.close();
    }
}
