package frontrow.e2e.chaos;

import static org.awaitility.Awaitility.await;

import frontrow.servers.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instance of a service in a process of its own. It keeps its port and its settings when it is started again. */
final class Instance {

    private static final Duration START_WAIT_MAX = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String service;
    private final int port = LoopbackPorts.free();
    private final Path log;
    private final List<String> arguments = new ArrayList<>();
    private @Nullable ChildProcess process;

    Instance(String service, int number, Map<String, Object> settings, Path directory) {
        this.service = service;
        this.log = directory.resolve(service + "-" + number + ".log");
        arguments.add("--spring.profiles.active=demo");
        Map<String, Object> all = new HashMap<>(settings);
        all.put("server.port", port);
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    }

    String service() {
        return service;
    }

    URI url() {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + port);
    }

    /** Returns at once. Does nothing while it runs. */
    void start() {
        start(Map.of());
    }

    /** @param environment beside this process's */
    void start(Map<String, String> environment) {
        if (!isAlive()) {
            String simpleName = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
            process = ChildProcess.start(log, "frontrow." + service + "." + simpleName + "Application", arguments,
                    environment);
        }
    }

    void awaitReady() {
        await(service + " is ready, see " + log).atMost(START_WAIT_MAX).pollInterval(Duration.ofMillis(100))
                .failFast("it ended, see " + log, () -> !isAlive()).until(this::isReady);
    }

    boolean isReady() {
        try {
            return HTTP.send(HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isAlive() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    void kill() {
        process().kill();
    }

    void stop() {
        process().stop();
    }

    void silence() {
        process().silence();
    }

    void wake() {
        process().wake();
    }

    private ChildProcess process() {
        ChildProcess running = process;
        if (running == null) {
            throw new IllegalStateException(service + " was not started.");
        }
        return running;
    }
}
