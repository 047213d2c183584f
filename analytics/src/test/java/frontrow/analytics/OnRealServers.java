package frontrow.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.analytics.domain.Measure;
import frontrow.analytics.domain.Reports;
import frontrow.analytics.domain.Reports.Report;
import frontrow.events.Headers;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The service on real PostgreSQL, Kafka and registry; the test plays the other services. */
@SpringBootTest(classes = AnalyticsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=analytics")
@ActiveProfiles("demo")
@AutoConfigureRestTestClient
abstract class OnRealServers {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    EventCodec codec;
    @Autowired
    Reports reports;
    @Autowired
    RestTestClient http;
    @Autowired
    private DemoTokens tokens;

    final Said said = Said.ofAConcert();
    KafkaProducer<String, byte[]> producer;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.shared().springProperties("analytics").forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void open() {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()), new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    String asOperator() {
        return "Bearer " + tokens.issue("olga", true);
    }

    String asFan() {
        return "Bearer " + tokens.issue("mina", false);
    }

    RestTestClient.ResponseSpec get(String path) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, asOperator()).exchange();
    }

    RestTestClient.ResponseSpec post(String path) {
        return http.post().uri(path).header(HttpHeaders.AUTHORIZATION, asOperator()).exchange();
    }

    void say(String topic, UUID key, SpecificRecord event) {
        say(topic, key, event, UUID.randomUUID().toString());
    }

    void say(String topic, UUID key, SpecificRecord event, String id) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), codec.encode(topic, event));
        record.headers().add(Headers.CE_ID, id.getBytes(UTF_8));
        record.headers().add(Headers.TRACEPARENT, Trace.startNew().traceparent().getBytes(UTF_8));
        var _ = producer.send(record); // if it fails, nothing is counted, and the test fails with it
    }

    Report await(Map<Measure, Long> least) {
        producer.flush();
        return Awaitility.await().atMost(PATIENCE).until(() -> reports.of(said.concertId()),
                report -> report.filter(found -> least.entrySet().stream()
                        .allMatch(entry -> found.total().getOrDefault(entry.getKey(), 0L) >= entry.getValue())).isPresent())
                .orElseThrow();
    }
}
