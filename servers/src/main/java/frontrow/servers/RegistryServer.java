package frontrow.servers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry as a child process. It keeps the schemas in PostgreSQL: a schema's id is in every record for ever, so it
 * must be as durable as the rest.
 */
final class RegistryServer implements Server {

    private static final Duration START_WAIT_MAX = Duration.ofSeconds(90);
    private static final Duration START_POLL = Duration.ofMillis(50);
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(5);
    private static final List<String> SMALL_JVM = List.of("-Xmx96m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m", "--add-opens=java.base/java.lang=ALL-UNNAMED");
    private static final String MAIN = "io.quarkus.runner.GeneratedMain";
    /** What {@code quarkus-run.jar} loads by class loaders of its own; the JVM's own can load it from {@link RegistryCache}. */
    private static final List<String> CLASS_PATH = List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar",
            "app/*", "lib/boot/*", "lib/main/*");

    private final ServersConfig config;
    private final RegistryCache cache;
    private final OrphanGuard guard;
    private final Supplier<Database> database;
    private final Path log;
    private final int managementPort = LoopbackPorts.free();
    private @Nullable Process process;

    RegistryServer(ServersConfig config, RegistryCache cache, OrphanGuard guard, Supplier<Database> database) {
        this.config = config;
        this.cache = cache;
        this.guard = guard;
        this.database = database;
        this.log = config.logs().resolve("registry.log");
    }

    @Override
    public String name() {
        return "Schema registry";
    }

    String url() {
        return "http://" + LoopbackPorts.HOST + ":" + config.registryPort();
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        if (!Files.exists(config.registryHome().resolve("quarkus"))) {
            throw new ServerFailed(
                    "The schema registry is not in " + config.registryHome() + ": build the module servers first.");
        }
        endLeftover();
        LoopbackPorts.requireFree(config.registryPort(), name());
        Process started = Processes.start(Processes.detached(command()).directory(config.dataDirectory().toFile()), name(), log);
        guard.watch(started);
        process = started;
        remember(started);
        awaitReady(started);
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            Processes.awaitEnd(process, cache.endWaitMax());
            guard.forget(process);
            process = null;
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            Processes.killTree(process.toHandle());
            guard.forget(process);
            process = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    private List<String> command() {
        Database store = database.get();
        Map<String, String> settings = Map.ofEntries(
                // The management port would otherwise listen on every interface.
                Map.entry("quarkus.http.host", LoopbackPorts.HOST), Map.entry("quarkus.management.host", LoopbackPorts.HOST),
                Map.entry("quarkus.http.port", String.valueOf(config.registryPort())),
                Map.entry("quarkus.management.port", String.valueOf(managementPort)),
                Map.entry("apicurio.storage.sql.kind", "postgresql"), Map.entry("apicurio.datasource.url", store.url()),
                Map.entry("apicurio.datasource.username", store.user()),
                Map.entry("apicurio.datasource.password", store.password()),
                Map.entry("apicurio.datasource.jdbc.initial-size", "1"), Map.entry("apicurio.datasource.jdbc.min-size", "1"),
                Map.entry("apicurio.datasource.jdbc.max-size", "4"), Map.entry("quarkus.thread-pool.max-threads", "8"),
                Map.entry("quarkus.vertx.event-loops-pool-size", "2"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.addAll(cache.options());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(), MAIN));
        return command;
    }

    private String classPath() {
        return CLASS_PATH.stream().map(part -> config.registryHome() + File.separator + part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path pidFile() {
        return config.dataDirectory().resolve("registry.pid");
    }

    private void remember(Process started) {
        try {
            Files.writeString(pidFile(), String.valueOf(started.pid()));
        } catch (IOException failed) {
            throw new ServerFailed("Cannot write " + pidFile() + ": " + failed.getMessage(), failed);
        }
    }

    /** A registry that outlived its JVM. */
    private void endLeftover() {
        try {
            if (Files.exists(pidFile())) {
                long pid = Long.parseLong(Files.readString(pidFile()).strip());
                ProcessHandle.of(pid).filter(this::isOurs).ifPresent(Processes::killTree);
                Files.delete(pidFile());
            }
        } catch (IOException | NumberFormatException failed) {
            throw new ServerFailed("Cannot read " + pidFile() + ": " + failed.getMessage(), failed);
        }
    }

    private boolean isOurs(ProcessHandle candidate) {
        return candidate.info().commandLine().orElse("").contains(MAIN);
    }

    private void awaitReady(Process started) {
        Instant giveUpAt = Instant.now().plus(START_WAIT_MAX);
        HttpRequest question = HttpRequest.newBuilder(URI.create(url() + "/apis/ccompat/v7/subjects")).timeout(ANSWER_WAIT_MAX)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (started.isAlive() && Instant.now().isBefore(giveUpAt)) {
                if (answers(client, question)) {
                    return;
                }
                Processes.pause(START_POLL);
            }
        }
        kill();
        throw new ServerFailed("The schema registry does not start: see " + log);
    }

    private static boolean answers(HttpClient client, HttpRequest question) {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw Processes.interrupted(interrupted);
        }
    }
}
