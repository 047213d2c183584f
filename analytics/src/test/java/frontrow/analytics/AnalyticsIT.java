package frontrow.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import frontrow.analytics.application.CountAnew;
import frontrow.analytics.application.CountEvents;
import frontrow.analytics.application.CountEvents.Placed;
import frontrow.analytics.application.ReadingPlace;
import frontrow.analytics.domain.Counted.Place;
import frontrow.analytics.domain.Measure;
import frontrow.analytics.domain.Reports.Grain;
import frontrow.analytics.domain.Reports.Minute;
import frontrow.analytics.domain.Reports.OfSection;
import frontrow.analytics.domain.Reports.Report;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatReleaseReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.kafka.listener.ConsumerSeekAware;

/** What is counted, on real servers. */
class AnalyticsIT extends OnRealServers {

    @Autowired
    private ReadingPlace readingPlace;
    @Autowired
    private CountEvents countEvents;
    @Autowired
    private CountAnew countAnew;
    @Autowired
    private ConsumerSeekAware listener;

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
        assertThat(report.releaseSeconds().p99()).isBetween(0.098, 0.102);
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
    void aDeadLetterThatIsDrivenAgainCountsThoughWhatFollowedItWasCountedAlready() {
        Place place = new Place("test.events-" + said.concertId(), 0);
        long build = readingPlace.build();
        say(Topics.RESERVATION, said.concertId(), said.scheduled());

        countEvents.count(build, List.of(new Placed(place, 1, UUID.randomUUID(), said.joined("second", 1))));
        countEvents.count(build, List.of(new Placed(place, 0, UUID.randomUUID(), said.joined("first", 0))));

        assertThat(await(Map.of(Measure.JOINED, 2L)).total()).containsEntry(Measure.JOINED, 2L);
        assertThat(readingPlace.now().nextOffsets()).containsEntry(place, 2L);
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

    /** Partitions come one after the other, or none comes, while figures are forgotten. */
    @Test
    void whatIsReadAlreadyIsReadAnewWhicheverPartitionComesNext() {
        TopicPartition first = new TopicPartition("test.first-" + said.concertId(), 0);
        TopicPartition second = new TopicPartition("test.second-" + said.concertId(), 0);
        countEvents.count(readingPlace.build(), List.of(
                new Placed(new Place(first.topic(), 0), 41, UUID.randomUUID(), said.joined("mina", 0)),
                new Placed(new Place(second.topic(), 0), 41, UUID.randomUUID(), said.joined("ada", 1))));
        Seeks seeks = new Seeks();
        try {
            assign(seeks, first);
            assign(seeks, second);
            assertThat(seeks.offsets).isEqualTo(Map.of(first, 42L, second, 42L));

            countAnew.begin();
            assign(seeks);
            assertThat(seeks.offsets).isEqualTo(Map.of(first, 0L, second, 0L));

            seeks.offsets.clear();
            countAnew.begin();
            listener.onPartitionsRevoked(List.of(second));
            listener.onIdleContainer(Map.of(first, 0L), seeks);
            assertThat(seeks.offsets).isEqualTo(Map.of(first, 0L));
        } finally {
            listener.unregisterSeekCallback();
        }
    }

    /** As Spring Kafka does, on the thread of the consumer. */
    private void assign(Seeks seeks, TopicPartition... partitions) {
        listener.registerSeekCallback(seeks);
        listener.onPartitionsAssigned(Arrays.stream(partitions).collect(Collectors.toMap(Function.identity(), partition -> 7L)),
                seeks);
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
    void theMinutesOfASectionAddUpToItsTotals() {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        sellOut();
        List<OfSection> sections = awaitSoldOut().performances().getFirst().sections();

        List<Minute> minutes = reports.minutes(said.concertId(), Grain.SECTION, Instant.EPOCH, 100);

        assertThat(sections).extracting(OfSection::name).containsExactly("Floor", "Balcony");
        assertThat(sections).allSatisfy(section -> assertThat(minutes.stream()
                .filter(minute -> section.name().equals(minute.section()) && said.performanceId().equals(minute.performanceId()))
                .mapToLong(minute -> minute.total().getOrDefault(Measure.CONFIRMED, 0L)).sum())
                .isEqualTo(section.total().get(Measure.CONFIRMED)).isPositive());
        assertThat(minutes).filteredOn(minute -> minute.total().containsKey(Measure.JOINED)).isNotEmpty()
                .allSatisfy(minute -> assertThat(minute.performanceId()).isNull());
        String csv = String.valueOf(http.get().uri(figures("/minutes.csv?by=SECTION"))
                .header(HttpHeaders.AUTHORIZATION, asOperator()).exchange().expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody());
        assertThat(csv).startsWith("minute,performanceId,section,JOINED,")
                .containsPattern("(?m)^2026-05-01T10:02:00Z," + said.performanceId() + ",Floor,0,");
        http.get().uri(figures("/minutes?by=SEAT")).header(HttpHeaders.AUTHORIZATION, asOperator()).exchange().expectStatus()
                .isBadRequest();
    }

    @Test
    void onlyOperatorsSeeFigures() {
        http.get().uri(figures("")).exchange().expectStatus().isUnauthorized();
        http.get().uri(figures("")).header(HttpHeaders.AUTHORIZATION, asFan()).exchange()
                .expectStatus().isForbidden();
        http.get().uri(figures("")).header(HttpHeaders.AUTHORIZATION, asOperator()).exchange().expectStatus().isNotFound();
    }

    private String figures(String more) {
        return "/api/admin/analytics/concerts/" + said.concertId() + more;
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

    private Report awaitSoldOut() {
        return await(Map.of(Measure.JOINED, 30L, Measure.ADMITTED, 30L, Measure.HELD, 31L, Measure.HOLD_RAN_OUT, 1L,
                Measure.PAYMENT_REQUESTED, 30L, Measure.CONFIRMED, 30L));
    }
}
