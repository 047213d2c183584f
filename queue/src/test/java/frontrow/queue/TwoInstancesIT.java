package frontrow.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.RoomChanged;
import frontrow.messaging.codec.EventCodec;
import frontrow.queue.QueueInstance.Answer;
import frontrow.queue.domain.RoomCounts;
import frontrow.queue.domain.WaitingRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TwoInstancesIT {

    private static final int FANS = 500;
    private static final int CAPACITY = 20;

    private final QueueInstance one = QueueInstance.start(Map.of());
    private final QueueInstance two = QueueInstance.start(Map.of());

    @Test
    void theLineIsOneAlsoWhileLeadershipMoves() throws Exception {
        try (Topic topic = new Topic(one.bean(EventCodec.class)); one; two) {
            UUID concertId = topic.concert(CAPACITY, 1_000);
            await().atMost(Duration.ofSeconds(30)).until(() -> one.knows(concertId) && two.knows(concertId)
                    && (one.leads(concertId) || two.leads(concertId)));
            one.change(concertId, "{\"state\":\"PAUSED\"}");

            List<Answer> joined = joinAllAtOnce(concertId);
            assertThat(joined).extracting(Answer::status).containsOnly(201);
            assertThat(joined.stream().map(answer -> answer.number("position"))).as("all at once, no place twice")
                    .doesNotHaveDuplicates();

            one.change(concertId, "{\"state\":\"OPEN\"}");
            buyUntilAdmitted(topic, concertId, FANS / 4);
            QueueInstance leader = one.leads(concertId) ? one : two;
            QueueInstance successor = leader == one ? two : one;
            leader.close();
            buyUntilAdmitted(topic, concertId, FANS);

            Folded folded = fold(topic.line(concertId));
            assertThat(folded.admitted()).isEqualTo(folded.joined()).hasSize(FANS);
            assertThat(folded.activeMax()).isEqualTo(CAPACITY);
            await().until(() -> counts(successor, concertId).purchasedTotal() == FANS);

            try (QueueInstance restarted = QueueInstance.start(Map.of())) {
                await().until(() -> restarted.room(concertId).status() == 200);
                assertThat(counts(restarted, concertId)).isEqualTo(counts(successor, concertId));
                assertThat(restarted.mine(concertId, "fan0").text("status")).isEqualTo("FINISHED");
            }
        }
    }

    @Test
    void aFanWhoJoinsOnBothAtOnceHasOnePlace() throws Exception {
        try (Topic topic = new Topic(one.bean(EventCodec.class));
                one;
                two;
                ExecutorService threads = Executors.newCachedThreadPool()) {
            UUID concertId = topic.concert(1, 1_000);
            await().atMost(Duration.ofSeconds(30)).until(() -> one.knows(concertId) && two.knows(concertId));
            one.change(concertId, "{\"state\":\"PAUSED\"}");

            for (int round = 0; round < 20; round++) {
                String fan = "fan" + round;
                Future<Answer> here = threads.submit(() -> one.join(concertId, fan));
                Future<Answer> there = threads.submit(() -> two.join(concertId, fan));

                assertThat(here.get().number("position")).isEqualTo(there.get().number("position")).isEqualTo(round + 1);
                assertThat(payload(here.get())).isEqualTo(payload(there.get()));
                assertThat(List.of(here.get().status(), there.get().status())).contains(201);
            }
            assertThat(counts(one, concertId).waiting()).isEqualTo(20);
        }
    }

    /** ECDSA signatures differ from one instance to the next; what is signed does not. */
    private static String payload(Answer joined) {
        String token = joined.text("token");
        return token.substring(0, token.lastIndexOf('.'));
    }

    private List<Answer> joinAllAtOnce(UUID concertId) throws Exception {
        List<Callable<Answer>> joins = new ArrayList<>();
        for (int i = 0; i < FANS; i++) {
            String fan = "fan" + i;
            QueueInstance instance = i % 2 == 0 ? one : two;
            joins.add(() -> instance.join(concertId, fan));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> joined : threads.invokeAll(joins)) {
                answers.add(joined.get());
            }
        }
        return answers;
    }

    /** Every admitted fan buys at once, and is said to have bought twice. */
    private static void buyUntilAdmitted(Topic topic, UUID concertId, int fans) {
        List<UUID> bought = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).until(() -> {
            List<FanAdmitted> admitted = topic.line(concertId).stream().filter(FanAdmitted.class::isInstance)
                    .map(FanAdmitted.class::cast).toList();
            for (FanAdmitted fan : admitted) {
                if (!bought.contains(fan.getPassId())) {
                    bought.add(fan.getPassId());
                    topic.confirmed(concertId, fan.getUserId(), fan.getPassId());
                    topic.confirmed(concertId, fan.getUserId(), fan.getPassId());
                }
            }
            return bought.size() >= fans;
        });
    }

    private record Folded(List<String> joined, List<String> admitted, int activeMax) {}

    private static Folded fold(List<SpecificRecord> line) {
        WaitingRoom room = new WaitingRoom((RoomChanged) line.getFirst());
        List<String> joined = new ArrayList<>();
        List<String> admitted = new ArrayList<>();
        int activeMax = 0;
        for (SpecificRecord event : line.subList(1, line.size())) {
            if (room.apply(event)) {
                switch (event) {
                    case FanJoined fan -> joined.add(fan.getUserId());
                    case FanAdmitted fan -> admitted.add(fan.getUserId());
                    default -> activeMax = Math.max(activeMax, room.counts().active());
                }
            }
            activeMax = Math.max(activeMax, room.counts().active());
        }
        return new Folded(joined, admitted, activeMax);
    }

    private static RoomCounts counts(QueueInstance instance, UUID concertId) {
        return instance.live(concertId).read(WaitingRoom::counts);
    }
}
