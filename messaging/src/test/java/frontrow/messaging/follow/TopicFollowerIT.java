package frontrow.messaging.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.Delivered;
import frontrow.messaging.Rig;
import frontrow.messaging.TopicFollower;
import frontrow.messaging.TopicFollower.Start;
import frontrow.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

class TopicFollowerIT {

    private static final Instant EXPIRES = Instant.parse("2026-01-01T00:05:00Z");

    private final List<Delivered> told = new CopyOnWriteArrayList<>();

    @Test
    void tellsEverythingInOrderAndSaysWhenItHasCaughtUp() throws Exception {
        try (Rig rig = new Rig(3)) {
            var followers = rig.service(Map.of()).getBean(TopicFollower.Factory.class);
            List<UUID> sent = sendSome(rig, 30);

            CompletableFuture<Boolean> lastIsHandled = new CompletableFuture<>();

            TopicFollower follower = followers.follow(rig.topic, new Start.Beginning(), delivered -> {
                told.add(delivered);
                assertThat(told.size() < sent.size() || lastIsHandled.join()).isTrue();
            });

            await().until(() -> told.size() == sent.size());
            assertThat(follower.caughtUp()).isFalse();
            lastIsHandled.complete(true);
            await().until(follower::caughtUp);
            assertThat(ids()).containsExactlyInAnyOrderElementsOf(sent);
            for (int partition = 0; partition < 3; partition++) {
                int one = partition;
                assertThat(told.stream().filter(delivered -> delivered.partition() == one).map(Delivered::offset)).isSorted();
            }
            assertThat(told.getFirst().key()).isEqualTo(ids().getFirst().toString());
            assertThat(told.getFirst().trace().traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c");
            assertThat(told.getFirst().time()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        }
    }

    @Test
    void anEmptyTopicIsCaughtUpWith() throws Exception {
        try (Rig rig = new Rig(2)) {
            var follower = rig.service(Map.of()).getBean(TopicFollower.Factory.class).follow(rig.topic, new Start.End(),
                    told::add);

            await().until(follower::caughtUp);
        }
    }

    @Test
    void fromTheEndTellsOnlyWhatIsNew() throws Exception {
        try (Rig rig = new Rig(1)) {
            var followers = rig.service(Map.of()).getBean(TopicFollower.Factory.class);
            sendSome(rig, 3);
            TopicFollower follower = followers.follow(rig.topic, new Start.End(), told::add);
            await().until(follower::caughtUp);

            List<UUID> later = sendSome(rig, 2);

            await().untilAsserted(() -> assertThat(ids()).isEqualTo(later));
        }
    }

    @Test
    void sinceATimeBeginsThere() throws Exception {
        try (Rig rig = new Rig(2)) {
            var followers = rig.service(Map.of()).getBean(TopicFollower.Factory.class);
            for (int i = 0; i < 4; i++) {
                UUID early = UUID.randomUUID();
                rig.sendAt(Instant.now().minus(Duration.ofMinutes(6)), early.toString(), rig.bytes(Rig.seatHeld(early, EXPIRES)));
            }
            List<UUID> sent = sendSome(rig, 4);

            TopicFollower follower = followers.follow(rig.topic, new Start.Since(Duration.ofMinutes(5)), told::add);

            await().until(follower::caughtUp);
            assertThat(ids()).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void whatCannotBeDecodedIsSkippedAndWhatFailsIsTriedAgain() throws Exception {
        try (Rig rig = new Rig(1)) {
            var followers = rig.service(Map.of("frontrow.messaging.consumer.back-off-initial", "5ms")).getBean(
                    TopicFollower.Factory.class);
            AtomicInteger failures = new AtomicInteger(3);
            rig.send("poison", "no event".getBytes(StandardCharsets.UTF_8));
            List<UUID> sent = sendSome(rig, 2);

            followers.follow(rig.topic, new Start.Beginning(), delivered -> {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("not now");
                }
                told.add(delivered);
            });

            await().untilAsserted(() -> assertThat(ids()).isEqualTo(sent));
        }
    }

    @Test
    void noticesPartitionsThatAreAdded() throws Exception {
        try (Rig rig = new Rig(1)) {
            var followers = rig.service(Map.of()).getBean(
                    TopicFollower.Factory.class);
            TopicFollower follower = followers.follow(rig.topic, new Start.End(), told::add);
            await().until(follower::caughtUp);

            try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()))) {
                admin.createPartitions(Map.of(rig.topic, NewPartitions.increaseTo(2))).all().get();
            }
            UUID id = UUID.randomUUID();
            rig.sendTo(rig.topic, 1, id.toString(), rig.bytes(Rig.seatHeld(id, EXPIRES)));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ids()).containsExactly(id));
        }
    }

    private List<UUID> sendSome(Rig rig, int count) throws Exception {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            rig.send(id.toString(), rig.bytes(Rig.seatHeld(id, EXPIRES)));
            sent.add(id);
        }
        return sent;
    }

    private List<UUID> ids() {
        return told.stream().map(delivered -> ((SeatHeld) delivered.event()).getReservationId()).toList();
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
        return org.assertj.core.api.Assertions.within(duration.toMillis(), java.time.temporal.ChronoUnit.MILLIS);
    }
}
