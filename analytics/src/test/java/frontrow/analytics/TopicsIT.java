package frontrow.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.analytics.domain.AuditRuns;
import frontrow.analytics.domain.AuditRuns.AuditRun;
import frontrow.analytics.domain.AuditRuns.Outcome;
import frontrow.analytics.domain.Told;
import frontrow.analytics.domain.Traffic;
import frontrow.analytics.domain.Traffic.Moment;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.messaging.deadletter.DeadLetter;
import frontrow.messaging.deadletter.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What operators learn of the topics, on real servers. */
class TopicsIT extends OnRealServers {

    private static final String LETTERS = "/api/admin/dead-letters";
    private static final int LETTERS_MAX = 200;
    private static final String AUDITS = "/api/admin/audits";

    @Autowired
    private Traffic traffic;
    @Autowired
    private AuditRuns runs;
    @Autowired
    private DeadLetters deadLetters;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoWatchesSeesWhatComesFromThenOn() throws Exception {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        producer.flush();
        List<Moment> seen = new ArrayList<>();

        try (Traffic.Watch watch = traffic.watch()) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                UUID late = UUID.randomUUID();
                say(Topics.RESERVATION, late, said.released(late, "late", 1, SeatReleaseReason.EXPIRED, null, 80));
                producer.flush();
                seen.add(watch.next());
                return seen.getLast().released() != null;
            });
        }

        Moment moment = seen.getLast();
        assertThat(moment.topics()).extracting(Traffic.OfTopic::topic).isEqualTo(Topics.ALL);
        assertThat(moment.topics().get(Topics.ALL.indexOf(Topics.RESERVATION)).eventsPerSecond()).isPositive();
        assertThat(moment.topics().get(Topics.ALL.indexOf(Topics.WALLET)).relayed()).isNull();
        assertThat(moment.released()).extracting(Traffic.Late::millisMax).isEqualTo((double) Said.LATE.toMillis());
        assertThat(moment.newest()).extracting(Told::event).contains("SeatReleased");
        assertThat(seen.stream().flatMap(one -> one.newest().stream()).map(Told::event)).doesNotContain("ConcertScheduled");
    }

    @Test
    void aPurchaseIsToldInOrderAcrossTopics() {
        UUID reservation = UUID.randomUUID();
        say(Topics.RESERVATION, reservation, said.confirmed(reservation, "mina", 3, 30));
        say(Topics.RESERVATION, reservation, said.paymentRequested(reservation, "mina", 20));
        say(Topics.RESERVATION, reservation, said.held(reservation, "mina", 3, 10));
        producer.flush();

        get("/api/admin/analytics/reservations/" + reservation).expectStatus().isOk().expectBody()
                .jsonPath("$.events[*].event").isEqualTo(List.of("SeatHeld", "PaymentRequested", "ReservationConfirmed"))
                .jsonPath("$.events[0].fields.userId").isEqualTo("mina");
        get("/api/admin/analytics/reservations/" + UUID.randomUUID()).expectStatus().isNotFound();
    }

    @Test
    void anAuditRunsOnceAtATimeAndItsReportIsKept() {
        say(Topics.RESERVATION, said.concertId(), said.scheduled());
        producer.flush();

        post(AUDITS).expectStatus().isAccepted();
        post(AUDITS).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("AUDIT_RUNNING");

        AuditRun ended = Awaitility.await().atMost(PATIENCE).until(() -> runs.newest(1).getFirst(), run -> run.outcome() != null);
        assertThat(ended.outcome()).isIn(Outcome.PROVEN, Outcome.REFUTED);
        assertThat(ended.askedBy()).isEqualTo("olga");
        assertThat(ended.progress()).contains("records read in");
        get(AUDITS).expectStatus().isOk().expectBody().jsonPath("$.audits[0].report.totals.records")
                .value(Integer.class, records -> assertThat(records).isPositive());
    }

    @Test
    void anAuditWhoseServiceIsGoneIsInNobodysWay() {
        Awaitility.await().atMost(PATIENCE).until(() -> runs.newest(1).stream().allMatch(run -> run.outcome() != null));
        UUID gone = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        assertThat(runs.begin(gone, "olga")).isTrue();
        assertThat(runs.begin(next, "otto")).isFalse();
        jdbc.sql("update audit_run set seen_at = now() - interval '31 s' where audit_id = ?").param(gone).update();

        assertThat(runs.begin(next, "otto")).isTrue();

        assertThat(runs.newest(2)).filteredOn(run -> run.auditId().equals(gone)).extracting(AuditRun::outcome)
                .containsExactly(Outcome.FAILED);
        runs.end(next, Outcome.FAILED, "It was only a test.", null);
    }

    @Test
    void aDeadLetterIsInspectedAndDrivenAgainAndComesBackIfItFailsAgain() {
        String key = "key-" + said.concertId();
        long number = bury(key);

        letters().jsonPath(of(key) + ".topic").isEqualTo(Topics.WALLET).jsonPath(of(key) + ".consumerGroup")
                .isEqualTo("analytics")
                .jsonPath(of(key) + ".text").value(String.class, text -> assertThat(text).contains("70 6f 69 73 6f 6e"));
        post(letter(number) + "/redrive").expectStatus().isNoContent();
        post(letter(number) + "/redrive").expectStatus().isNotFound();

        long again = Awaitility.await().atMost(PATIENCE).until(() -> numbers(key), found -> !found.isEmpty()).getFirst();
        assertThat(again).isGreaterThan(number);
    }

    @Test
    void aDeadLetterIsDiscardedForAReasonOnly() {
        String key = "key-" + said.concertId();
        long number = bury(key);

        discard(number, "{}").expectStatus().isBadRequest();
        assertThat(numbers(key)).containsExactly(number);
        discard(number, "{\"reason\":\"a test\"}").expectStatus().isNoContent();
        discard(number, "{\"reason\":\"a test\"}").expectStatus().isNotFound();
        assertThat(numbers(key)).isEmpty();
    }

    @Test
    void aRecordThatFailsAgainWhenEverythingIsCountedAnewHasOneLetter() {
        String key = "key-" + said.concertId();
        long number = bury(key);

        post("/api/admin/analytics/rebuild").expectStatus().isAccepted();

        List<Long> numbers = Awaitility.await().atMost(PATIENCE).until(() -> numbers(key),
                found -> !found.isEmpty() && found.getLast() > number);
        assertThat(numbers).hasSize(1);
    }

    private RestTestClient.ResponseSpec discard(long number, String body) {
        return http.post().uri(letter(number) + "/discard").header(HttpHeaders.AUTHORIZATION, asOperator())
                .contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    @Test
    void fansLearnNothingOfAllThis() {
        for (String path : List.of(LETTERS, AUDITS, "/api/admin/analytics/traffic",
                "/api/admin/analytics/reservations/" + UUID.randomUUID())) {
            http.get().uri(path).header(HttpHeaders.AUTHORIZATION, asFan()).exchange().expectStatus().isForbidden();
        }
    }

    /** Writes a record that nobody can read. @return the number of the letter that comes of it */
    private long bury(String key) {
        var _ = producer.send(new ProducerRecord<>(Topics.WALLET, key, "poison".getBytes(UTF_8)));
        producer.flush();
        return Awaitility.await().atMost(PATIENCE).until(() -> numbers(key), found -> !found.isEmpty()).getFirst();
    }

    private List<Long> numbers(String key) {
        return deadLetters.waiting(LETTERS_MAX).stream().filter(letter -> key.equals(letter.key())).map(DeadLetter::number)
                .toList();
    }

    private RestTestClient.BodyContentSpec letters() {
        return get(LETTERS + "?limit=" + LETTERS_MAX).expectStatus().isOk().expectBody();
    }

    private static String of(String key) {
        return "$.deadLetters[?(@.key == '" + key + "')]";
    }

    private static String letter(long number) {
        return LETTERS + "/" + Topics.WALLET + "/analytics/" + number;
    }
}
