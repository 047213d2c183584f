package frontrow.e2e;

import static org.awaitility.Awaitility.await;

import frontrow.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./frontrow run} in a process of its own, that can be killed and started again on the same data. */
final class LocalProcess implements AutoCloseable {

    private final Path dataDirectory;
    private final Ports ports = Ports.free();
    private Process process;

    LocalProcess(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.process = launch();
        awaitReady();
    }

    Api api() {
        return Api.through(gateway());
    }

    private URI gateway() {
        return URI.create("http://localhost:" + ports.gateway());
    }

    /** SIGKILL: no shutdown hook runs, and its children live on until they notice. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void startAgain() {
        process = launch();
        awaitReady();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                // Three heartbeats still fit in: a killed consumer is missed as early as it may be.
                "-Dfrontrow.messaging.consumer.silence-max=6s",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dfrontrow.registry.home=" + System.getProperty("frontrow.registry.home"),
                "-cp", System.getProperty("java.class.path"),
                "frontrow.local.Frontrow", "run", "--no-demo", "--no-analytics"));
        options().forEach((option, value) -> command.addAll(List.of(option, value.toString())));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Files.createDirectories(dataDirectory).resolve("output.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> options() {
        return Map.of(
                "--data", dataDirectory,
                "--port", ports.gateway(),
                "--queue-port", ports.services().getOrDefault("queue", 0),
                "--reservation-port", ports.services().getOrDefault("reservation", 0),
                "--payment-port", ports.services().getOrDefault("payment", 0),
                "--wallet-port", ports.services().getOrDefault("wallet", 0),
                "--postgres-port", ports.postgres(),
                "--kafka-port", ports.kafka(),
                "--registry-port", ports.registry());
    }

    private void awaitReady() {
        await("the system is up, see " + dataDirectory.resolve("output.log"))
                .atMost(Duration.ofSeconds(90))
                .failFast("the process ended", () -> !process.isAlive())
                .until(this::answers);
    }

    private boolean answers() {
        try {
            return api().send("GET", "/api/concerts", null, Map.of()).status() == 200
                    && api().send("POST", "/api/demo/users", Map.of("userId", "probe"), Map.of()).status() == 201;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpTimeoutException) {
                return false;
            }
            throw e;
        }
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
