package frontrow.e2e;

import static org.awaitility.Awaitility.await;

import frontrow.servers.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus of this machine, that scrapes some instances and evaluates our alert rules. */
final class PrometheusProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param instances host and port of the instances of each service */
    PrometheusProcess(Path directory, Map<String, List<URI>> instances, String operatorToken) throws IOException {
        this.port = LoopbackPorts.free();
        Path token = Files.writeString(directory.resolve("token"), operatorToken);
        Path rules = Path.of("..", "monitoring", "alerts.yaml").toRealPath();
        Path configuration = Files.writeString(directory.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: frontrow
                    metrics_path: /actuator/prometheus
                    authorization: {credentials_file: "%s"}
                    static_configs:
                %s
                """.formatted(rules, token, instances.entrySet().stream().map(PrometheusProcess::targets)
                .collect(Collectors.joining("\n"))));
        this.process = new ProcessBuilder("prometheus", "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port, "--log.level=warn")
                .redirectErrorStream(true).redirectOutput(directory.resolve("prometheus.log").toFile()).start();
        try {
            await("Prometheus, see " + directory).atMost(PATIENCE).failFast("it ended", () -> !process.isAlive())
                    .until(this::isReady);
        } catch (RuntimeException notReady) {
            close();
            throw notReady;
        }
    }

    private static String targets(Map.Entry<String, List<URI>> service) {
        return "      - {targets: [%s], labels: {application: %s}}".formatted(service.getValue().stream()
                .map(uri -> "\"" + uri.getAuthority() + "\"").collect(Collectors.joining(", ")), service.getKey());
    }

    static boolean isInstalled() {
        List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return Stream.of("prometheus", "promtool")
                .allMatch(command -> path.stream().anyMatch(directory -> Files.isExecutable(Path.of(directory, command))));
    }

    /** What an expression gives now. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).required("result");
    }

    /** The rules as it has read them, and whether each could be evaluated. */
    JsonNode rules() {
        return get("/api/v1/rules");
    }

    private JsonNode get(String path) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), BodyHandlers.ofString())
                    .body());
            if (!answer.path("status").asString().equals("success")) {
                throw new IllegalStateException(path + ": " + answer);
            }
            return answer.required("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isReady() {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready")).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        await().until(() -> !process.isAlive());
    }
}
