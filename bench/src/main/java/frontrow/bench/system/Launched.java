package frontrow.bench.system;

import frontrow.servers.LoopbackPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./frontrow} itself, as somebody starts it at a terminal. */
public final class Launched implements AutoCloseable {

    private static final String RUNS = "Frontrow runs";
    private static final List<String> PORTS = List.of("--port", "--queue-port", "--reservation-port", "--payment-port",
            "--wallet-port", "--analytics-port", "--postgres-port", "--kafka-port", "--registry-port");
    private static final long STOP_SECONDS_MAX = 30;

    private final Process process;
    private final double startedSeconds;

    private Launched(Process process, double startedSeconds) {
        this.process = process;
        this.startedSeconds = startedSeconds;
    }

    /**
     * Returns when it says that it runs.
     *
     * @param prepared whether the JVM's cache is to be made before, where it is missing
     * @param log      what it says beside that
     */
    public static Launched start(Path data, boolean prepared, Path log) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("frontrow.root", "."), "frontrow").toString(), "--data", data.toString()));
        PORTS.forEach(port -> command.addAll(List.of(port, String.valueOf(LoopbackPorts.free()))));
        try {
            long began = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("FRONTROW_FAST_START", prepared ? "yes" : "no");
            Process process = builder.start();
            BufferedReader lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(RUNS)) {
                    double seconds = (System.nanoTime() - began) / 1e9;
                    Thread.ofVirtual().start(() -> skip(lines));
                    return new Launched(process, seconds);
                }
            }
            throw new IllegalStateException("./frontrow does not start: see " + log);
        } catch (IOException failed) {
            throw new IllegalStateException("./frontrow cannot be started.", failed);
        }
    }

    private static void skip(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // What it says is closed with it.
        }
    }

    public double startedSeconds() {
        return startedSeconds;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
