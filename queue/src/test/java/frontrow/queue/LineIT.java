package frontrow.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.messaging.codec.EventCodec;
import frontrow.queue.QueueInstance.Answer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineIT {

    private static QueueInstance queue;
    private static Topic topic;

    @BeforeAll
    static void start() {
        queue = QueueInstance.start(Map.of("frontrow.queue.push.heartbeat-every", "300ms"));
        topic = new Topic(queue.bean(EventCodec.class));
    }

    @AfterAll
    static void stop() {
        topic.close();
        queue.close();
    }

    private static UUID aConcert(int capacity) {
        UUID concertId = topic.concert(capacity, 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> queue.knows(concertId) && queue.leads(concertId));
        return concertId;
    }

    private static void awaitStatus(UUID concertId, String fan, String status) {
        await().until(() -> queue.mine(concertId, fan).text("status").equals(status));
    }

    @Test
    void aFanJoinsOnceAndKeepsThePlace() {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");

        Answer first = queue.join(concertId, "bob");
        Answer again = queue.join(concertId, "bob");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.response().headers().firstValue("Location")).hasValue("/api/queues/" + concertId + "/tokens/me");
        assertThat(first.text("status")).isEqualTo("WAITING");
        assertThat(first.number("position")).isEqualTo(2);
        assertThat(first.number("pollAfterSeconds")).isPositive();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(queue.mine(concertId, "bob").body()).isEqualTo(first.body());
    }

    @Test
    void thePassIsSignedWithThePublishedKeyAndClaimedOnce() throws Exception {
        UUID concertId = aConcert(1);
        Answer joined = queue.join(concertId, "ann");
        awaitStatus(concertId, "ann", "ACTIVE");

        Answer active = queue.mine(concertId, "ann");

        JWTClaimsSet pass = verified(active.text("pass"));
        assertThat(pass.getIssuer()).isEqualTo("frontrow-queue");
        assertThat(pass.getAudience()).containsExactly(concertId.toString());
        assertThat(pass.getSubject()).isEqualTo("ann");
        assertThat(pass.getStringClaim("typ_use")).isEqualTo("pass");
        assertThat(active.text("expiresAt")).startsWith(pass.getExpirationTime().toInstant().toString().substring(0, 19));
        JWTClaimsSet place = verified(joined.text("token"));
        assertThat(place.getStringClaim("typ_use")).isEqualTo("place");
        assertThat(place.getJWTID())
                .isEqualTo(ofType(concertId, FanJoined.class).findFirst().orElseThrow().getToken().toString());
        await().until(() -> ofType(concertId, PassClaimed.class).count() == 1);
        for (int poll = 0; poll < 5; poll++) {
            assertThat(queue.mine(concertId, "ann").text("pass")).isEqualTo(active.text("pass"));
        }
        assertThat(ofType(concertId, PassClaimed.class)).singleElement().extracting(event -> event.getPassId().toString())
                .isEqualTo(pass.getJWTID());
    }

    @Test
    void aPurchaseFinishesThePassOnceAndLetsTheNextIn() throws Exception {
        UUID concertId = aConcert(1);
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");
        awaitStatus(concertId, "ann", "ACTIVE");
        UUID passId = UUID.fromString(verified(queue.mine(concertId, "ann").text("pass")).getJWTID());

        topic.confirmed(concertId, "ann", passId);
        topic.confirmed(concertId, "ann", passId);

        awaitStatus(concertId, "ann", "FINISHED");
        awaitStatus(concertId, "bob", "ACTIVE");
        assertThat(queue.room(concertId).number("purchasedTotal")).isEqualTo(1);
        assertThat(queue.join(concertId, "ann").number("position")).as("again, at the end").isEqualTo(1);
    }

    @Test
    void thePassLapsesUnlessItIsSeen() {
        try (QueueInstance hasty = QueueInstance.start(Map.of("frontrow.queue.room.claim-window", "1s"))) {
            // Only one of the two instances opens the room: wait for one that this instance opened.
            UUID concertId = await().atMost(Duration.ofSeconds(30)).until(() -> {
                UUID opened = aConcertKnownTo(hasty);
                return hasty.room(opened).number("claimWindowSeconds") == 1 ? opened : null;
            }, java.util.Objects::nonNull);

            hasty.join(concertId, "ann");

            await().until(() -> hasty.room(concertId).number("lapsedTotal") == 1);
            assertThat(hasty.mine(concertId, "ann").text("status")).isEqualTo("EXPIRED");
        }
    }

    private static UUID aConcertKnownTo(QueueInstance instance) {
        UUID concertId = topic.concert(1, 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> instance.knows(concertId));
        return concertId;
    }

    @Test
    void whoLeavesIsNotInLineAndThoseBehindMoveUp() {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");

        assertThat(queue.leave(concertId, "ann").status()).isEqualTo(204);

        assertThat(queue.mine(concertId, "bob").number("position")).isEqualTo(1);
        assertThat(queue.mine(concertId, "ann").text("code")).isEqualTo("NOT_IN_LINE");
        assertThat(queue.leave(concertId, "ann").status()).isEqualTo(404);
    }

    @Test
    void anOperatorPausesResizesOpensAndCloses() {
        UUID concertId = aConcert(1);
        assertThat(queue.change(concertId, "{\"state\":\"PAUSED\"}").text("state")).isEqualTo("PAUSED");
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");
        assertThat(queue.mine(concertId, "ann").body().has("estimatedWaitSeconds")).isFalse();

        queue.change(concertId, "{\"state\":\"OPEN\"}");
        awaitStatus(concertId, "ann", "ACTIVE");
        assertThat(queue.mine(concertId, "bob").text("status")).isEqualTo("WAITING");

        Answer resized = queue.change(concertId, "{\"capacity\":2,\"admissionsPerSecond\":7}");
        assertThat(resized.number("capacity")).isEqualTo(2);
        assertThat(resized.number("admissionsPerSecond")).isEqualTo(7);
        awaitStatus(concertId, "bob", "ACTIVE");

        queue.change(concertId, "{\"state\":\"CLOSED\"}");
        Answer refused = queue.join(concertId, "cid");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("ROOM_CLOSED");
        assertThat(queue.join(concertId, "ann").status()).as("a pass stays").isEqualTo(200);
        assertThat(queue.room(concertId).number("active")).isEqualTo(2);
    }

    @Test
    void schedulingAgainDoesNotUndoAnOperatorsChange() {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");

        topic.say(concertId, Topic.scheduled(concertId, 5, 5));
        UUID later = aConcert(1);

        assertThat(queue.room(concertId).text("state")).isEqualTo("PAUSED");
        assertThat(ofType(concertId, RoomChanged.class)).hasSize(2);
        assertThat(queue.knows(later)).isTrue();
    }

    @Test
    void everyRecordSaysWhatItIsAndWhichRequestItBelongsTo() {
        UUID concertId = aConcert(1);

        ConsumerRecord<String, byte[]> opened = topic.records(concertId).getFirst();

        assertThat(opened.key()).isEqualTo(concertId.toString());
        assertThat(header(opened, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(opened, "ce_type")).isEqualTo("frontrow.events.queue.RoomChanged");
        assertThat(header(opened, "ce_source")).isEqualTo("/frontrow/queue");
        assertThat(UUID.fromString(header(opened, "ce_id")).version()).isEqualTo(7);
        assertThat(header(opened, "ce_time")).endsWith("Z");
        assertThat(header(opened, "content-type")).isEqualTo("application/avro");
        assertThat(header(opened, "traceparent")).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void thoseWhoListenAreToldOfEveryChangeUntilItIsOver() throws Exception {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");
        var stream = queue.events(concertId, "bob");
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).contains("\"position\":2");
            assertThat(next(lines, ":")).as("a heartbeat").contains("still here");
            queue.leave(concertId, "ann");
            assertThat(nextData(lines)).contains("\"position\":1");
            queue.change(concertId, "{\"state\":\"OPEN\"}");
            String active = await().until(() -> nextData(lines), data -> data.contains("\"ACTIVE\""));
            String pass = QueueInstance.JSON.readTree(active).path("pass").asString();
            topic.confirmed(concertId, "bob", UUID.fromString(verified(pass).getJWTID()));
            assertThat(nextData(lines)).contains("\"FINISHED\"");
            assertThat(lines.lines().filter(line -> line.startsWith("data"))).as("the end").isEmpty();
        }
    }

    @Test
    void refusesWhoMayNot() {
        UUID concertId = aConcert(1);
        String path = "/api/queues/" + concertId;

        assertProblem(queue.call("POST", path + "/tokens", null, null), 401);
        assertProblem(queue.call("PUT", path, queue.token("ann"), "{}"), 403);
        assertProblem(queue.call("GET", path, queue.token("ann"), null), 403);
        assertProblem(queue.mine(concertId, "nobody"), 404);
        assertProblem(queue.join(UUID.randomUUID(), "ann"), 404);
        assertProblem(queue.call("GET", path + "/tokens/me/events", queue.token("nobody"), null), 404);
        assertProblem(queue.change(UUID.randomUUID(), "{\"capacity\":1}"), 404);
        assertProblem(queue.call("POST", "/api/queues/no-uuid/tokens", queue.token("ann"), null), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"capacity\":0}", "{\"capacity\":1000001}", "{\"capacity\":\"x\"}", "{\"admissionsPerSecond\":-1}",
            "{\"admissionsPerSecond\":100001}", "{\"state\":\"UNKNOWN\"}", "{\"state\":", ""})
    void refusesAChangeThatIsNone(String body) {
        UUID concertId = aConcert(1);

        assertProblem(queue.change(concertId, body), 400);

        assertThat(queue.room(concertId).number("capacity")).isEqualTo(1);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.text("code")).isNotEmpty();
        assertThat(answer.text("type")).startsWith("urn:frontrow:problem:");
    }

    private static JWTClaimsSet verified(String jwt) throws Exception {
        JWKSet keys = JWKSet.parse(queue.call("GET", "/api/queues/pass-keys", null, null).response().body());
        SignedJWT signed = SignedJWT.parse(jwt);
        ECKey key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed.verify(new ECDSAVerifier(key))).isTrue();
        return signed.getJWTClaimsSet();
    }

    private static <E> Stream<E> ofType(UUID concertId, Class<E> type) {
        return topic.line(concertId).stream().filter(type::isInstance).map(type::cast);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String nextData(BufferedReader lines) throws Exception {
        return next(lines, "data:");
    }

    private static String next(BufferedReader lines, String start) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new AssertionError("The stream ended.");
    }
}
