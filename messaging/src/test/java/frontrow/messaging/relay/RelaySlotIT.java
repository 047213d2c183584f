package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import frontrow.messaging.relay.RelayStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A slot that cannot be trusted is never papered over. */
class RelaySlotIT {

    private static final Duration RESYNC_WAIT_MAX = Duration.ofSeconds(30);

    private static RelayedService service;

    private final String fan = "slot-" + UUID.randomUUID();
    private TopicReader topic;

    @BeforeAll
    static void startService() {
        service = RelayedService.start(RelayedService.freshDatabase());
    }

    @AfterAll
    static void stopService() {
        service.dropSlot(service.slotName());
        service.close();
    }

    @BeforeEach
    void openTopic() {
        service.awaitState(State.RELAYING);
        topic = new TopicReader(TOPIC, fan);
    }

    @AfterEach
    void closeTopic() {
        topic.close();
    }

    @Test
    void refusesWhenTheSlotIsGoneAndResyncHealsIt() {
        service.say(charged(fan, 1));
        List<ConsumerRecord<String, byte[]>> before = topic.await(1);
        service.restart(() -> {
            service.dropSlot(service.slotName());
            service.say(charged(fan, 2), charged(fan, 3));
        });

        service.awaitState(State.REFUSED);

        assertThat(service.status().snapshot().reason()).contains(service.slotName(), "is gone");
        assertThat(service.bean(RelayHealth.class).health()).extracting(Health::getStatus).isEqualTo(Status.DOWN);
        assertThat(service.slotExists()).isFalse();

        OutboxResync.Report report = service.resync().resync(RESYNC_WAIT_MAX);

        assertThat(report).isEqualTo(new OutboxResync.Report(kept(), null, null));
        service.awaitState(State.RELAYING);
        service.say(charged(fan, 4));
        List<ConsumerRecord<String, byte[]>> after = topic.await(5);
        assertThat(service.balances(after)).containsExactly(1L, 1L, 2L, 3L, 4L);
        assertThat(bytes(after.get(1))).isEqualTo(bytes(before.getFirst()));
    }

    @Test
    void refusesWhenTheSlotWasDroppedWhileItRelayed() {
        service.dropSlot(service.slotName());

        service.awaitState(State.REFUSED);
        assertThat(service.slotExists()).isFalse();
        service.resync().resync(RESYNC_WAIT_MAX);
    }

    @Test
    void refusesWhenTheSlotWasRecreated() {
        service.restart(() -> {
            service.dropSlot(service.slotName());
            service.say(charged(fan, 1));
            service.jdbc().queryForList("select pg_create_logical_replication_slot(?, 'pgoutput')", service.slotName());
        });

        service.awaitState(State.REFUSED);
        assertThat(service.status().snapshot().reason()).contains("recreated or advanced");

        service.resync().resync(RESYNC_WAIT_MAX);
        service.awaitState(State.RELAYING);
        assertThat(service.balances(topic.await(1))).containsExactly(1L);
    }

    @Test
    void refusesWhenTheSlotWasAdvanced() {
        service.restart(() -> {
            service.say(charged(fan, 1));
            service.jdbc().queryForList("select pg_replication_slot_advance(?, pg_current_wal_lsn())", service.slotName());
        });

        service.awaitState(State.REFUSED);
        assertThat(service.status().snapshot().reason()).contains("recreated or advanced");
        service.resync().resync(RESYNC_WAIT_MAX);
    }

    @Test
    void resyncSendsFromTheGivenTime() {
        service.say(charged(fan, 1));
        topic.await(1);
        Instant between = service.now();
        service.say(charged(fan, 2));
        topic.await(2);

        assertThat(service.resync().resync(between, RESYNC_WAIT_MAX)).isEqualTo(new OutboxResync.Report(1, null, null));
        assertThat(service.balances(topic.await(3))).containsExactly(1L, 2L, 2L);

        Instant beforeAnythingWasSaid = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(service.resync().resync(beforeAnythingWasSaid, RESYNC_WAIT_MAX))
                .isEqualTo(new OutboxResync.Report(kept(), null, null));
    }

    /** It was appended before the slot was there, and is visible only after. */
    @Test
    void resyncMissesNothingThatIsCommittedWhileTheSlotIsMade() {
        TransactionTemplate apart = service.transaction();
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        service.restart(() -> service.dropSlot(service.slotName()));
        service.awaitState(State.REFUSED);

        service.transaction().executeWithoutResult(open -> {
            service.outbox().append(charged(fan, 1));
            apart.executeWithoutResult(
                    status -> assertThatIllegalStateException().isThrownBy(() -> service.resync().resync(Duration.ZERO)));
            Awaitility.await().until(service::slotExists);
        });

        assertThat(service.balances(topic.await(1))).containsExactly(1L);
    }

    @Test
    void sendsWhatWasSaidBeforeTheFirstSlotWasMade() {
        String database = RelayedService.freshDatabase();
        try (RelayedService early = RelayedService.start(database, "frontrow.messaging.relay.enabled=false")) {
            early.say(charged(fan, 1), charged(fan, 2));
        }

        try (RelayedService late = RelayedService.start(database)) {
            assertThat(late.balances(topic.await(2))).containsExactly(1L, 2L);
            late.awaitState(State.RELAYING);
            late.dropSlot(late.slotName());
        }
    }

    private static long kept() {
        return Objects.requireNonNull(service.jdbc().queryForObject("select count(*) from outbox", Long.class));
    }

    private static String bytes(ConsumerRecord<String, byte[]> record) {
        return record.key() + record.headers() + Arrays.toString(record.value());
    }
}
