package frontrow.bench.eventuate;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The peer as it is measured: a process of its own on the packaged class path. */
final class PeerProcess implements AutoCloseable {

    private static final String READY = "READY ";
    private static final int END_WAIT_MAX_SECONDS = 20;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private PeerProcess(Process process, int port) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    static PeerProcess start(Class<?> main, List<String> arguments) throws IOException {
        Path target = Path.of("target");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                        target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                        main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // For the library's ids, where there is no network interface but the loopback's.
        builder.environment().putIfAbsent("EVENTUATE_MAC_ADDRESS", "1");
        Process process = builder.start();
        // Not closed: it belongs to the process.
        BufferedReader output = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(System.out::println));
                return new PeerProcess(process, Integer.parseInt(line.substring(READY.length())));
            }
            said.add(line);
        }
        throw new IllegalStateException("The peer does not start:\n" + String.join("\n", said));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    /** Closes its standard input. @return whether it ended by that */
    boolean endsWithItsInput() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(END_WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroyForcibly();
    }
}
