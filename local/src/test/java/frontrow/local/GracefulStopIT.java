package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.audit.command.AuditCommand;
import frontrow.demo.Keys;
import frontrow.local.gateway.Gateway;
import frontrow.servers.LoopbackPorts;
import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** SIGTERM for one of two instances behind the gateway, with fans at work: nobody notices. */
class GracefulStopIT {

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PURCHASES = 15;
    private static final int TERMINATED = 128 + 15;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path data;

    private static final Ports PORTS = Ports.free();
    private static final Map<String, ServiceInstance> STAYING = new LinkedHashMap<>();
    @SuppressWarnings("NullAway.Init")
    private static Servers servers;
    @SuppressWarnings("NullAway.Init")
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        Logs.ofOneProcess();
        servers = Servers.start(new ServersConfig(data, ServersConfig.registryHomeOfTheBuild(), PORTS.postgres(), PORTS.kafka(),
                PORTS.registry(), 4, line -> {}));
        Map<String, List<URI>> urls = new LinkedHashMap<>();
        for (String service : Services.SELLING) {
            int port = LoopbackPorts.free();
            ServiceInstance staying = new ServiceInstance(service, port, properties(service, port));
            STAYING.put(service, staying);
            urls.put(service, List.of(leaving(service), staying.url()));
        }
        gateway = Gateway.start(PORTS.gateway(), urls);
    }

    @AfterAll
    static void stop() {
        STAYING.values().forEach(ServiceInstance::close);
        gateway.close();
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "reservation", "payment", "wallet"})
    void everyRequestIsAnsweredWellAndWhatWasAnsweredIsThere(String service) throws Exception {
        Objects.requireNonNull(STAYING.get(service)).close();
        Process leaving = process(service);
        try {
            // It has the relay, or leads the lines: it is up first.
            await(service).atMost(STARTED_WITHIN).failFast("it ended", () -> !leaving.isAlive())
                    .until(() -> isReady(leaving(service)));
            STAYING.values().forEach(ServiceInstance::start);
            Readiness.await(List.copyOf(STAYING.values()));
            leavesAndNobodyNotices(leaving);
        } finally {
            leaving.destroyForcibly();
        }
    }

    private static void leavesAndNobodyNotices(Process leaving) throws Exception {
        long before = confirmed();
        boolean stopped;
        Shoppers shoppers = Shoppers.at(gateway.url());
        try (shoppers) {
            awaitPurchases(shoppers);
            leaving.destroy();
            stopped = leaving.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            awaitPurchases(shoppers);
        }

        assertThat(stopped).as("stopped within %s", STOPPED_WITHIN).isTrue();
        assertThat(leaving.exitValue()).isEqualTo(TERMINATED);
        assertThat(shoppers.refused()).isEmpty();
        assertThat(shoppers.heard()).isPositive();
        assertThat(confirmed() - before).isEqualTo(shoppers.bought());
        assertThat(audit()).isZero();
    }

    private static void awaitPurchases(Shoppers shoppers) {
        int wanted = shoppers.bought() + PURCHASES;
        await().atMost(PATIENCE).until(() -> shoppers.bought() >= wanted || !shoppers.refused().isEmpty());
    }

    private static URI leaving(String service) {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + PORTS.of(service));
    }

    private static Map<String, Object> properties(String service, int port) {
        Map<String, Object> properties = new LinkedHashMap<>(servers.springProperties(service));
        properties.putAll(Keys.in(data.resolve("keys")).propertiesOf(service));
        properties.put("server.port", port);
        return properties;
    }

    private static Process process(String service) throws IOException {
        String application = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Application";
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "frontrow." + service + "." + application, "--spring.profiles.active=demo"));
        properties(service, PORTS.of(service)).forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(data.resolve(service + "-leaving.log").toFile()).start();
    }

    private static long confirmed() throws Exception {
        var database = servers.database("reservation");
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                ResultSet rows = connection.createStatement()
                        .executeQuery("select count(*) from reservation where status = 'CONFIRMED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What fans were told is true of topics and databases, too. */
    private static int audit() {
        return new CommandLine(new AuditCommand()).execute("--databases", "--at-rest", "--postgres-port", "" + PORTS.postgres(),
                "--kafka-port", "" + PORTS.kafka(), "--registry-port", "" + PORTS.registry());
    }

    private static boolean isReady(URI service) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(service.resolve("/actuator/health/readiness")).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
