package frontrow.e2e.chaos;

import static org.awaitility.Awaitility.await;

import frontrow.servers.LoopbackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Kafka in a process of its own, on data that a broker in this process has made. */
final class Broker implements AutoCloseable {

    private static final Duration START_WAIT_MAX = Duration.ofMinutes(1);

    private final Path directory;
    private final int port;
    private final int advertisedPort;
    private ChildProcess process;

    /** @param advertisedPort where clients are sent to find it */
    Broker(Path directory, int port, int advertisedPort) {
        this.directory = directory;
        this.port = port;
        this.advertisedPort = advertisedPort;
        process = launch();
    }

    private ChildProcess launch() {
        return ChildProcess.start(directory.resolve("kafka.log"), "frontrow.servers.KafkaApart",
                List.of(directory.toString(), String.valueOf(port), String.valueOf(advertisedPort)));
    }

    /** Returns when it listens. */
    void start() {
        if (!process.isAlive()) {
            process = launch();
        }
        await("Kafka listens").atMost(START_WAIT_MAX).failFast(() -> !process.isAlive()).until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LoopbackPorts.HOST), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    void kill() {
        process.kill();
    }

    /** In good order, as far as it goes. */
    void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
