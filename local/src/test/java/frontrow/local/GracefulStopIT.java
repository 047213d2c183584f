package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.local.gateway.Gateway;
import frontrow.servers.LoopbackPorts;
import frontrow.servers.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM for one of two instances behind the gateway, with fans at work: nobody notices. */
class GracefulStopIT {

    private static final int FANS = 8;
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    /** By fan: the keys whose charge was answered with 201. */
    private final Map<String, Set<String>> charged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> notCharged = new ConcurrentLinkedQueue<>();

    @Test
    void everyChargeThatWasAnsweredIsThereOnceAndNoneWasRefused() throws Exception {
        Logs.ofOneProcess();
        int leavingPort = LoopbackPorts.free();
        int stayingPort = LoopbackPorts.free();
        Process leaving = process(properties(leavingPort));
        ServiceInstance staying = new ServiceInstance("wallet", stayingPort, properties(stayingPort));
        URI leavingUrl = URI.create("http://" + LoopbackPorts.HOST + ":" + leavingPort);
        // The one that leaves has the relay: it is up first.
        try (Gateway gateway = started(leaving, leavingUrl, staying)) {
            awaitReady(staying.url());
            List<Thread> fans = new ArrayList<>();
            for (int fan = 0; fan < FANS; fan++) {
                String name = "fan-" + fan + "-" + run;
                String token = token(staying.url(), name);
                charged.put(name, ConcurrentHashMap.newKeySet());
                fans.add(Thread.ofVirtual().start(() -> chargeAgainAndAgain(gateway.url(), name, token)));
            }
            await().atMost(PATIENCE).until(() -> charges() > 500);

            leaving.destroy();
            boolean stopped = leaving.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            int afterwards = charges() + 200;
            await().atMost(PATIENCE).until(() -> charges() > afterwards);
            goOn.set(false);
            for (Thread fan : fans) {
                fan.join();
            }

            assertThat(stopped).as("stopped within %s", STOPPED_WITHIN).isTrue();
            assertThat(leaving.exitValue()).isEqualTo(TERMINATED);
            assertThat(notCharged).isEmpty();
            for (var fan : charged.entrySet()) {
                assertThat(balance(staying.url(), fan.getKey())).as(fan.getKey()).isEqualTo(fan.getValue().size());
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).isEqualTo(charges()));
        } finally {
            leaving.destroyForcibly();
            staying.close();
            client.shutdownNow();
        }
    }

    private Gateway started(Process leaving, URI leavingUrl, ServiceInstance staying) {
        await().atMost(PATIENCE).failFast("the process ended", () -> !leaving.isAlive()).until(() -> isReady(leavingUrl));
        staying.start();
        return Gateway.start(LoopbackPorts.free(), Map.of("wallet", List.of(leavingUrl, staying.url())));
    }

    private Map<String, Object> properties(int port) {
        Map<String, Object> properties = new LinkedHashMap<>(Servers.shared().springProperties("wallet", "graceful_" + run));
        properties.putAll(Keys.in(data.resolve("keys")).propertiesOf("wallet"));
        properties.put("server.port", port);
        return properties;
    }

    private Process process(Map<String, Object> properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "frontrow.wallet.WalletApplication", "--spring.profiles.active=demo"));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(data.resolve("leaving.log").toFile()).start();
    }

    private void chargeAgainAndAgain(URI gateway, String fan, String token) {
        for (int charge = 0; goOn.get(); charge++) {
            String key = fan + "-" + charge;
            HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/wallet/charges"))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .header("Idempotency-Key", key).POST(BodyPublishers.ofString("{\"amount\":1}")).build();
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    charged.getOrDefault(fan, Set.of()).add(key);
                } else {
                    notCharged.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException | InterruptedException e) {
                notCharged.add(e.toString());
            }
        }
    }

    private int charges() {
        return charged.values().stream().mapToInt(Set::size).sum();
    }

    /** How many of these fans' charges are in the topic, whoever relayed them. */
    private int told() {
        Set<String> ids = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.WALLET).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (charged.containsKey(record.key())) {
                        ids.add(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                    }
                });
            }
        }
        return ids.size();
    }

    private long balance(URI wallet, String fan) throws Exception {
        String body = client.send(HttpRequest.newBuilder(wallet.resolve("/api/wallet"))
                .header("Authorization", "Bearer " + token(wallet, fan)).build(), BodyHandlers.ofString()).body();
        return Long.parseLong(body.replaceAll(".*\"balance\":(\\d+).*", "$1"));
    }

    private String token(URI service, String user) throws Exception {
        return client.send(HttpRequest.newBuilder(service.resolve("/api/demo/users")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"" + user + "\"}")).build(), BodyHandlers.ofString()).body()
                .replaceAll(".*\"accessToken\":\"([^\"]+)\".*", "$1");
    }

    private void awaitReady(URI service) {
        await().atMost(PATIENCE).until(() -> isReady(service));
    }

    private boolean isReady(URI service) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(service.resolve("/actuator/health/readiness")).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
