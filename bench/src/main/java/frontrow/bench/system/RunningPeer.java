package frontrow.bench.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A peer in a process of its own, beside servers of its own. */
public final class RunningPeer implements AutoCloseable {

    private final Jvm servers;
    private final Jvm peer;

    private RunningPeer(Jvm servers, Jvm peer) {
        this.servers = servers;
        this.peer = peer;
    }

    /**
     * @param module   below {@code bench/peers}
     * @param settings further Spring properties, as {@code --name=value}
     */
    public static RunningPeer start(Path data, String module, String mainClass, String... settings) {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Jvm servers = Jvm.start(Jvm.ownClassPath(), ServersMain.class.getName(), List.of(data.toString(), module), log);
        try {
            JsonNode places = JsonMapper.shared().readTree(servers.ready());
            List<String> arguments = new ArrayList<>(List.of("--server.port=0",
                    "--spring.datasource.url=" + places.required("url").asString(),
                    "--spring.datasource.username=" + places.required("user").asString(),
                    "--spring.datasource.password=" + places.required("password").asString(),
                    "--peer.kafka.bootstrap-servers=" + places.required("kafka").asString()));
            arguments.addAll(List.of(settings));
            Path target = Path.of(System.getProperty("frontrow.root", "."), "bench", "peers", module, "target");
            return new RunningPeer(servers, Jvm.start(target.resolve("classes") + ":" + target.resolve("lib") + "/*", mainClass,
                    arguments, log));
        } catch (RuntimeException failed) {
            servers.close();
            throw failed;
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + peer.ready());
    }

    /** Processor time of the peer and its servers so far. */
    public double cpuSeconds() {
        return CpuTime.secondsOf(peer.pid()) + CpuTime.secondsOf(servers.pid());
    }

    @Override
    public void close() {
        peer.close();
        servers.close();
    }
}
