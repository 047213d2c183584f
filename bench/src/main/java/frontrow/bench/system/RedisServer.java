package frontrow.bench.system;

import frontrow.servers.LoopbackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Debian's redis-server with its append-only file, on the loopback. */
public final class RedisServer implements AutoCloseable {

    private static final long START_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @return empty where it is not installed */
    public static Optional<RedisServer> start(Path data) {
        int port = LoopbackPorts.free();
        try {
            Files.createDirectories(data);
            Process process = new ProcessBuilder("redis-server", "--port", String.valueOf(port), "--bind", LoopbackPorts.HOST,
                    "--dir",
                    data.toString(), "--appendonly", "yes").redirectErrorStream(true)
                    .redirectOutput(data.resolve("redis.log").toFile()).start();
            RedisServer server = new RedisServer(process, port);
            server.awaitListening();
            return Optional.of(server);
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private void awaitListening() {
        long giveUpNanos = System.nanoTime() + START_NANOS_MAX;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > giveUpNanos) {
                    close();
                    throw new IllegalStateException("redis-server does not start.", notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    public String url() {
        return "redis://" + LoopbackPorts.HOST + ":" + port;
    }

    @Override
    public void close() {
        try {
            process.destroy();
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
