package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.demo.Keys;
import frontrow.servers.LoopbackPorts;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A server that is silently away: no connection breaks, nothing is refused, only no answer ever comes. */
@TestMethodOrder(OrderAnnotation.class)
@Isolated("how long it takes is a rule here")
class SilentServersIT {

    /** {@code silence-max} is 5 s; the rest is for a busy machine. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(9);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    @TempDir
    static Path data;

    private static ServersApart servers;
    private static ServiceInstance wallet;
    private static ServiceInstance queue;

    @BeforeAll
    static void start() throws Exception {
        Logs.ofOneProcess();
        servers = ServersApart.start(data);
        wallet = service("wallet");
        queue = service("queue");
        wallet.start();
        assertThat(status(wallet, "liveness")).isEqualTo(200);
        queue.start();
        awaitReadiness(200, wallet, BACK_WITHIN);
        awaitReadiness(200, queue, BACK_WITHIN);
    }

    @AfterAll
    static void stop() throws Exception {
        servers.wakePostgres();
        servers.wakeBroker();
        wallet.close();
        queue.close();
        servers.close();
    }

    @Test
    @Order(1)
    void readinessIsDownWhileTheBrokerIsSilentAndLivenessIsNot() throws Exception {
        servers.silenceBroker();

        awaitReadiness(503, wallet, NOTICED_WITHIN);
        awaitReadiness(503, queue, NOTICED_WITHIN);
        assertThat(status(wallet, "liveness")).isEqualTo(200);
        assertThat(status(queue, "liveness")).isEqualTo(200);

        servers.wakeBroker();
        awaitReadiness(200, wallet, BACK_WITHIN);
        awaitReadiness(200, queue, BACK_WITHIN);
    }

    @Test
    @Order(2)
    void readinessIsDownWhileTheDatabaseIsSilentAndLivenessIsNot() throws Exception {
        servers.silencePostgres();

        awaitReadiness(503, wallet, NOTICED_WITHIN);
        assertThat(status(wallet, "liveness")).isEqualTo(200);
        assertThat(status(queue, "readiness")).as("of a service without a database").isEqualTo(200);

        servers.wakePostgres();
        awaitReadiness(200, wallet, BACK_WITHIN);
    }

    @Test
    @Order(3)
    void stopsInTimeWhileBothAreSilent() throws Exception {
        servers.silencePostgres();
        servers.silenceBroker();
        awaitReadiness(503, wallet, NOTICED_WITHIN);

        long began = System.nanoTime();
        wallet.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(STOPPED_WITHIN);
        began = System.nanoTime();
        queue.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(STOPPED_WITHIN);
    }

    private static ServiceInstance service(String name) {
        int port = LoopbackPorts.free();
        Map<String, Object> properties = new LinkedHashMap<>(servers.propertiesOf(name));
        properties.put("server.port", port);
        properties.put("server.address", LoopbackPorts.HOST);
        properties.putAll(Keys.in(data.resolve("keys")).propertiesOf(name));
        return new ServiceInstance(name, port, properties);
    }

    private static void awaitReadiness(int status, ServiceInstance service, Duration within) {
        await(service.service()).atMost(within).pollInterval(Duration.ofMillis(100))
                .until(() -> status(service, "readiness"), answer -> answer == status);
    }

    private static int status(ServiceInstance service, String group) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(service.url().resolve("/actuator/health/" + group))
                    .timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
