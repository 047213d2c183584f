package frontrow.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.queue.RoomChanged;
import frontrow.queue.QueueInstance.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomIT extends OneQueue {

    /** The first try succeeds: {@code frontrow.queue.wait-max} is 10 s. */
    private static final Duration BEFORE_GIVING_UP = Duration.ofSeconds(8);

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
        // Surely one in each partition: what was said before it is handled by then.
        List<UUID> later = Stream.generate(() -> topic.concert(1, 100)).limit(32).toList();
        await().until(() -> later.stream().allMatch(queue::knows));

        assertThat(queue.room(concertId).text("state")).isEqualTo("PAUSED");
        assertThat(ofType(concertId, RoomChanged.class)).hasSize(2);
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
        assertThat(header(opened, "traceparent")).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01");
    }

    @Test
    void garbageAtTheEndOfTheLogHoldsNobodyUp() {
        topic.garbage();

        UUID concertId = topic.concert(1, 100);

        await().atMost(BEFORE_GIVING_UP).until(() -> queue.knows(concertId) && queue.leads(concertId));
        queue.join(concertId, "ann");
        awaitStatus(concertId, "ann", "ACTIVE");
    }

    @Test
    void isReadyWhenItHasReadTheLine() {
        await().untilAsserted(() -> assertThat(queue.call("GET", "/actuator/health/readiness", null, null).text("status"))
                .isEqualTo("UP"));
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
}
