package frontrow.bench.system;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A peer in a process of its own, beside servers of its own. */
public final class RunningPeer implements AutoCloseable {

    private final RunningServers servers;
    private final Jvm peer;

    private RunningPeer(RunningServers servers, Jvm peer) {
        this.servers = servers;
        this.peer = peer;
    }

    /**
     * @param module   below {@code bench/peers}
     * @param settings further Spring properties, as {@code --name=value}
     */
    public static RunningPeer start(Path data, String module, String mainClass, String... settings) {
        RunningServers servers = RunningServers.start(data, module);
        try {
            List<String> arguments = new ArrayList<>(
                    List.of("--server.port=0", "--spring.datasource.url=" + servers.databaseUrl(),
                            "--spring.datasource.username=" + servers.databaseUser(),
                            "--spring.datasource.password=" + servers.databasePassword(),
                            "--peer.kafka.bootstrap-servers=" + servers.bootstrapServers()));
            arguments.addAll(List.of(settings));
            return new RunningPeer(servers, Jvm.start(classPath(module), mainClass, arguments, RunningServers.log(data)));
        } catch (RuntimeException failed) {
            servers.close();
            throw failed;
        }
    }

    /** @param module below {@code bench/peers} */
    public static String classPath(String module) {
        Path target = Path.of(System.getProperty("frontrow.root", "."), "bench", "peers", module, "target");
        return target + "/" + "bench-" + module + "-0.1.0-SNAPSHOT.jar:" + target.resolve("lib") + "/*";
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + peer.ready());
    }

    public Connection database() throws SQLException {
        return DriverManager.getConnection(servers.databaseUrl(), servers.databaseUser(), servers.databasePassword());
    }

    /** Processor time of the peer and its servers so far. */
    public double cpuSeconds() {
        return CpuTime.secondsOf(peer.pid()) + servers.cpuSeconds();
    }

    /** Processor time of the compilers of the peer and its servers so far. */
    public double compilerSeconds() {
        return CpuTime.compilerSecondsOf(peer.pid()) + servers.compilerSeconds();
    }

    @Override
    public void close() {
        peer.close();
        servers.close();
    }
}
