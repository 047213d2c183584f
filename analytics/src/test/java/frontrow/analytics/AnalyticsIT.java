package frontrow.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import frontrow.analytics.application.CountEvents;
import frontrow.analytics.application.CountEvents.Placed;
import frontrow.analytics.application.ReadingPlace;
import frontrow.analytics.domain.Counted.Place;
import frontrow.analytics.domain.Measure;
import frontrow.analytics.domain.Reports;
import frontrow.analytics.domain.Reports.OfSection;
import frontrow.analytics.domain.Reports.Report;
import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class AnalyticsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private EventCodec codec;
    @Autowired
    private Reports reports;
    @Autowired
    private ReadingPlace readingPlace;
    @Autowired
    private CountEvents countEvents;
    @Autowired
    private RestTestClient http;
    @Autowired
    private DemoTokens tokens;

    private final Said said = Said.ofAConcert();
    private KafkaProducer<String, byte[]> producer;

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

    @Test
    void countsASaleBySectionWhateverComesFirst() {
        sellOut();
        say(Topics.RESERVATION, said.concertId(), said.scheduled());

        Report report = awaitSoldOut();

        assertThat(report.name()).isEqualTo("Midnight Radio");
        assertThat(report.total()).containsEntry(Measure.JOINED, 30L).containsEntry(Measure.ADMITTED, 30L)
                .containsEntry(Measure.HELD, 31L).containsEntry(Measure.HOLD_RAN_OUT, 1L)
                .containsEntry(Measure.REVENUE, 30 * Said.PRICE);
        assertThat(report.performances()).hasSize(1);
        assertThat(report.performances().getFirst().sections()).extracting(OfSection::name, OfSection::seats,
                section -> section.total().get(Measure.SEATS_SOLD)).containsExactly(tuple("Floor", 10, 10L),
                        tuple("Balcony", 20, 20L));
        assertThat(report.waitSeconds().count()).isEqualTo(30);
        assertThat(report.waitSeconds().p50()).isBetween(59.0, 61.0);
        assertThat(report.purchaseSeconds().p99()).isBetween(118.0, 122.0);
    }

    @Test
    void whatIsDeliveredAgainCountsOnce() {
        Place place = new Place("test.events-" + said.concertId(), 0);
        long build = readingPlace.build();
        List<Placed> batch = List.of(new Placed(place, 0, UUID.randomUUID(), said.joined("mina", 0)));

        assertThat(countEvents.count(build, batch)).isTrue();
        assertThat(countEvents.count(build, batch)).isTrue();
        say(Topics.RESERVATION, said.concertId(), said.scheduled());

        assertThat(await(Map.of(Measure.JOINED, 1L)).total()).containsEntry(Measure.JOINED, 1L);
    }

    @Test
    void everythingIsCountedAnewOnDemandAndComesToTheSame() {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        sellOut();
        Report before = awaitSoldOut();

        http.post().uri("/api/admin/analytics/rebuild").header(HttpHeaders.AUTHORIZATION, asOperator()).exchange().expectStatus()
                .isAccepted();

        Awaitility.await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reports.of(said.concertId())).hasValueSatisfying(after -> {
                    assertThat(after.build()).isGreaterThan(before.build());
                    assertThat(after.total()).isEqualTo(before.total());
                    assertThat(after.performances()).isEqualTo(before.performances());
                    assertThat(after.purchaseSeconds()).isEqualTo(before.purchaseSeconds());
                }));
    }

    @Test
    void theMinutesAddUpToTheTotalsAsJsonAndAsCsv() {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        sellOut();
        Report report = awaitSoldOut();

        String csv = http.get().uri(figures("/minutes.csv")).header(HttpHeaders.AUTHORIZATION, asOperator()).exchange()
                .expectStatus().isOk().expectHeader().contentTypeCompatibleWith("text/csv").expectBody(String.class)
                .returnResult()
                .getResponseBody();

        List<String> lines = String.valueOf(csv).lines().toList();
        int revenue = List.of(lines.getFirst().split(",", -1)).indexOf("REVENUE");
        assertThat(lines.stream().skip(1).mapToLong(line -> Long.parseLong(line.split(",", -1)[revenue])).sum())
                .isEqualTo(report.total().get(Measure.REVENUE));
    }

    @Test
    void onlyOperatorsSeeFigures() {
        http.get().uri(figures("")).exchange().expectStatus().isUnauthorized();
        http.get().uri(figures("")).header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.issue("mina", false)).exchange()
                .expectStatus().isForbidden();
        http.get().uri(figures("")).header(HttpHeaders.AUTHORIZATION, asOperator()).exchange().expectStatus().isNotFound();
    }

    private String figures(String more) {
        return "/api/admin/analytics/concerts/" + said.concertId() + more;
    }

    private String asOperator() {
        return "Bearer " + tokens.issue("olga", true);
    }

    /** Thirty fans wait a minute each and buy a minute later; one more hold runs out. */
    private void sellOut() {
        List<SpecificRecord> line = new ArrayList<>();
        IntStream.rangeClosed(1, 30).forEach(seat -> {
            String fan = "fan-" + seat;
            UUID reservation = UUID.randomUUID();
            line.add(said.joined(fan, seat));
            line.add(said.admitted(fan, seat + 60));
            say(Topics.RESERVATION, reservation, said.held(reservation, fan, seat, seat + 90));
            say(Topics.RESERVATION, reservation, said.paymentRequested(reservation, fan, seat + 100));
            say(Topics.RESERVATION, reservation, said.confirmed(reservation, fan, seat, seat + 120));
        });
        line.forEach(event -> say(Topics.QUEUE, said.concertId(), event));
        UUID lost = UUID.randomUUID();
        say(Topics.RESERVATION, lost, said.held(lost, "late", 1, 5));
        say(Topics.RESERVATION, lost, said.released(lost, "late", 1, SeatReleaseReason.EXPIRED, null, 80));
    }

    @Test
    void whatIsSentAgainAsARecordOfItsOwnCountsOnce() {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        String id = UUID.randomUUID().toString();
        for (int time = 0; time < 3; time++) {
            say(Topics.QUEUE, said.concertId(), said.joined("mina", 0), id);
        }
        say(Topics.QUEUE, said.concertId(), said.joined("last", 1));

        assertThat(await(Map.of(Measure.JOINED, 2L)).total()).containsEntry(Measure.JOINED, 2L);
    }

    @Test
    void aRecordWhoseIdCannotBeReadHoldsUpNobody() {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        say(Topics.QUEUE, said.concertId(), said.joined("mina", 0), "no id");
        say(Topics.QUEUE, said.concertId(), said.joined("last", 1));

        assertThat(await(Map.of(Measure.JOINED, 2L)).total()).containsEntry(Measure.JOINED, 2L);
    }

    private void say(String topic, UUID key, SpecificRecord event) {
        say(topic, key, event, UUID.randomUUID().toString());
    }

    private void say(String topic, UUID key, SpecificRecord event, String id) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), codec.encode(topic, event));
        record.headers().add(Headers.CE_ID, id.getBytes(UTF_8));
        record.headers().add(Headers.TRACEPARENT, Trace.startNew().traceparent().getBytes(UTF_8));
        var _ = producer.send(record); // if it fails, nothing is counted, and the test fails with it
    }

    private Report awaitSoldOut() {
        return await(Map.of(Measure.JOINED, 30L, Measure.ADMITTED, 30L, Measure.HELD, 31L, Measure.HOLD_RAN_OUT, 1L,
                Measure.PAYMENT_REQUESTED, 30L, Measure.CONFIRMED, 30L));
    }

    private Report await(Map<Measure, Long> least) {
        producer.flush();
        return Awaitility.await().atMost(PATIENCE).until(() -> reports.of(said.concertId()),
                report -> report.filter(found -> least.entrySet().stream()
                        .allMatch(entry -> found.total().getOrDefault(entry.getKey(), 0L) >= entry.getValue())).isPresent())
                .orElseThrow();
    }
}
