package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.relay.RelayStatus.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxPartitionsIT {

    private static final String NAMES = """
            select inhrelid::regclass::text from pg_inherits
             where inhparent = 'outbox'::regclass and inhrelid <> 'outbox_default'::regclass
             order by 1
            """;
    private static final String INSERT_OUTSIDE = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, headers, created_at)
            values (gen_random_uuid(), 'wallet', 'fan', 'x', '', '{}', clock_timestamp() - interval '1 day')
            """;
    private static final String[] SHORT_LIVED = {"frontrow.messaging.outbox.partition-width=1s",
            "frontrow.messaging.outbox.partitions-ahead=2", "frontrow.messaging.outbox.keep-duration=0s",
            "frontrow.messaging.outbox.maintenance-interval=100ms", "frontrow.messaging.relay.confirm-interval=50ms"};

    private static RelayedService service;

    @BeforeAll
    static void startService() {
        service = RelayedService.start(RelayedService.freshDatabase(), SHORT_LIVED);
    }

    @AfterAll
    static void stopService() {
        service.dropSlot(service.slotName());
        service.close();
    }

    @BeforeEach
    void awaitRelay() {
        service.awaitState(State.RELAYING);
    }

    @Test
    void makesPartitionsAheadAndDropsOldOnesThatTheRelayHasConfirmed() {
        service.say(charged("fan", 1));
        List<String> first = partitions(service);
        assertThat(first).hasSizeGreaterThanOrEqualTo(3);

        await(() -> partitions(service).stream().noneMatch(first::contains));

        assertThat(partitions(service)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(count(service, "outbox")).isZero();
        service.transaction().executeWithoutResult(status -> {
            service.outbox().append(charged("fan", 2));
            assertThat(count(service, "outbox")).isEqualTo(1);
            assertThat(count(service, "outbox_default")).isZero();
        });
    }

    @Test
    void resyncTellsWhatIsNotKeptAnyMore() {
        Instant beforeItWasSaid = service.now();
        service.say(charged("fan", 1));
        await(() -> count(service, "outbox") == 0);

        OutboxResync.Report report = service.resync().resync(beforeItWasSaid, Duration.ofSeconds(30));

        assertThat(report.rows()).isZero();
        assertThat(report.missingFrom()).isEqualTo(beforeItWasSaid);
        assertThat(report.missingBefore()).isAfter(beforeItWasSaid);
    }

    @Test
    void keepsOldPartitionsWhileTheSlotHasNotConfirmedThem() {
        await(() -> count(service, "outbox") == 0);
        service.restart(() -> {
            service.say(charged("fan", 1));
            await(() -> count(service,
                    "outbox o join outbox_sealed_partition p on p.name = o.tableoid::regclass::text") == 1);
            assertThat(count(service, "outbox")).isEqualTo(1);
        });

        await(() -> count(service, "outbox") == 0);
    }

    @Test
    void anInsertFindsAPlaceEvenIfNobodyMadeItsPartition() {
        try (RelayedService careless = RelayedService.start(RelayedService.freshDatabase(),
                "frontrow.messaging.relay.enabled=false")) {
            partitions(careless).forEach(name -> careless.jdbc().execute("drop table " + name));

            careless.say(charged("fan", 1));

            assertThat(count(careless, "outbox_default")).isEqualTo(1);
        }
    }

    @Test
    void theDefaultPartitionIsWatchedAndEmptiedWhenItsRowsAreOld() {
        MeterRegistry registry = new SimpleMeterRegistry();
        service.bean("outboxMetrics", MeterBinder.class).bindTo(registry);
        service.restart(() -> {
            service.jdbc().execute(INSERT_OUTSIDE);

            await(() -> registry.get("frontrow.outbox.default.rows").gauge().value() == 1);
        });

        await(() -> registry.get("frontrow.outbox.default.rows").gauge().value() == 0);
        assertThat(count(service, "outbox_default")).isZero();
    }

    private static List<String> partitions(RelayedService service) {
        return service.jdbc().queryForList(NAMES).stream().map(row -> String.valueOf(row.values().iterator().next())).toList();
    }

    private static long count(RelayedService service, String table) {
        Long count = service.jdbc().queryForObject("select count(*) from " + table, Long.class);
        return count == null ? -1 : count;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
