package frontrow.messaging.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.DeadlineWatcher.Note;
import frontrow.messaging.Rig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

class DeadlineWatcherIT {

    private final String group = "watch-" + UUID.randomUUID();
    private final List<UUID> ended = new CopyOnWriteArrayList<>();

    static class Meters {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void endsWhatIsDueAndNotWhatIsSettledAndTellsHowLate() throws Exception {
        try (Rig rig = new Rig(2)) {
            var service = rig.service(Map.of(), Meters.class);
            service.getBean(DeadlineWatcher.Factory.class).watch(rig.topic, group, DeadlineWatcherIT::read, this::end);
            awaitAssigned(rig);
            List<UUID> due = new ArrayList<>();
            UUID settled = UUID.randomUUID();
            hold(rig, settled, Duration.ofMillis(600));
            rig.send(settled.toString(), rig.bytes(Rig.seatReleased(settled)));
            rig.send("poison", "no event".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 50; i++) {
                due.add(hold(rig, UUID.randomUUID(), Duration.ofMillis(500 + 10 * i)));
            }

            await().untilAsserted(() -> assertThat(ended).containsAll(due));

            assertThat(ended).containsExactlyInAnyOrderElementsOf(due);
            var lateness = service.getBean(MeterRegistry.class).get("frontrow.deadline.lateness").tag("group", group).timer();
            await("also of the probe").untilAsserted(() -> assertThat(lateness.count()).isEqualTo(due.size() + 1));
        }
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        try (Rig rig = new Rig(1)) {
            var first = rig.service(Map.of("frontrow.messaging.deadline.commit-every", "20ms"));
            UUID later = UUID.randomUUID();
            first.getBean(DeadlineWatcher.Factory.class).watch(rig.topic, group, DeadlineWatcherIT::read,
                    ids -> endAllBut(List.of(later), ended, ids));
            UUID soon = hold(rig, UUID.randomUUID(), Duration.ofMillis(300));
            hold(rig, later, Duration.ofMillis(300));
            UUID soonToo = hold(rig, UUID.randomUUID(), Duration.ofMillis(300));
            await().untilAsserted(() -> assertThat(ended).contains(soon, soonToo));

            first.close();
            assertThat(Rig.committed(group).values()).containsExactly(1L);
            ended.clear();
            rig.service(Map.of()).getBean(DeadlineWatcher.Factory.class).watch(rig.topic, group, DeadlineWatcherIT::read,
                    this::end);

            await().untilAsserted(() -> assertThat(ended).contains(later));
            await().untilAsserted(() -> assertThat(Rig.committed(group).values()).containsExactly(3L));
            assertThat(ended).doesNotContain(soon);
        }
    }

    @Test
    void twoInstancesShareThePartitionsAndOneTakesOverFromTheOther() throws Exception {
        try (Rig rig = new Rig(4)) {
            List<UUID> byFirst = new CopyOnWriteArrayList<>();
            List<UUID> bySecond = new CopyOnWriteArrayList<>();
            List<UUID> later = Stream.generate(UUID::randomUUID).limit(20).toList();
            var first = rig.service(Map.of());
            first.getBean(DeadlineWatcher.Factory.class).watch(rig.topic, group, DeadlineWatcherIT::read,
                    ids -> endAllBut(later, byFirst, ids));
            rig.service(Map.of())
                    .getBean(DeadlineWatcher.Factory.class)
                    .watch(rig.topic, group, DeadlineWatcherIT::read, ids -> ended(bySecond, ids));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                byFirst.clear();
                bySecond.clear();
                List<UUID> all = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    all.add(hold(rig, UUID.randomUUID(), Duration.ofMillis(200)));
                }
                await().untilAsserted(() -> assertThat(both(byFirst, bySecond)).containsAll(all));
                assertThat(byFirst).isNotEmpty();
                assertThat(bySecond).isNotEmpty().doesNotContainAnyElementsOf(byFirst);
            });
            for (UUID id : later) {
                hold(rig, id, Duration.ofMillis(200));
            }
            first.close();

            await().untilAsserted(() -> assertThat(bySecond).containsAll(later));
        }
    }

    private static List<UUID> both(List<UUID> one, List<UUID> other) {
        List<UUID> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private void awaitAssigned(Rig rig) throws Exception {
        UUID probe = hold(rig, UUID.randomUUID(), Duration.ZERO);
        await().until(() -> ended.remove(probe));
    }

    private static UUID hold(Rig rig, UUID id, Duration expiresIn) throws Exception {
        rig.send(id.toString(), rig.bytes(Rig.seatHeld(id, Instant.now().plus(expiresIn))));
        return id;
    }

    private static Note read(SpecificRecord event) {
        return switch (event) {
            case SeatHeld held -> new Note.Watch(held.getReservationId(), held.getHoldExpiresAt());
            case SeatReleased released -> new Note.Settled(released.getReservationId());
            default -> new Note.Nothing();
        };
    }

    private Collection<UUID> end(List<UUID> ids) {
        return ended(ended, ids);
    }

    /** Says of some that they are not due yet. */
    private static Collection<UUID> endAllBut(List<UUID> notYet, List<UUID> into, List<UUID> ids) {
        into.addAll(ids.stream().filter(id -> !notYet.contains(id)).toList());
        return ids.stream().filter(notYet::contains).toList();
    }

    private static Collection<UUID> ended(List<UUID> into, List<UUID> ids) {
        into.addAll(ids);
        return List.of();
    }
}
