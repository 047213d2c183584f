package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.events.Headers;
import frontrow.events.wallet.WalletCharged;
import frontrow.messaging.Outgoing;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.relay.RelayStatus.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class RelayIT {

    private static final String REFUSE_TO_RECORD = """
            create sequence tries;
            create function refuse() returns trigger language plpgsql as
                $$ begin perform nextval('tries'); raise exception 'Not now.'; end $$;
            create trigger refuse before update on outbox_relay for each row execute function refuse()
            """;
    private static final String RECORD_AGAIN = "drop trigger refuse on outbox_relay";

    private static RelayedService service;

    private final String fan = "fan-" + UUID.randomUUID();
    private TopicReader topic;

    @BeforeAll
    static void startService() {
        service = RelayedService.start(RelayedService.freshDatabase(), "frontrow.messaging.relay.confirm-interval=20ms");
        service.awaitState(State.RELAYING);
    }

    @AfterAll
    static void stopService() {
        String slot = service.slotName();
        service.dropSlot(slot);
        service.close();
    }

    @BeforeEach
    void openTopic() {
        topic = new TopicReader(TOPIC, fan);
    }

    @AfterEach
    void closeTopic() {
        topic.close();
    }

    @Test
    void sendsTheEventsOfATransactionInTheirOrder() {
        Outgoing[] events = IntStream.range(0, 500).mapToObj(i -> charged(fan, i)).toArray(Outgoing[]::new);

        service.say(events);

        assertThat(service.balances(topic.await(500))).isEqualTo(LongStream.range(0, 500).boxed().toList());
    }

    @Test
    void sendsTransactionsInTheOrderOfTheirCommits() {
        TransactionTemplate another = service.transaction();
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        service.transaction().executeWithoutResult(outer -> {
            service.outbox().append(charged(fan, 1));
            another.executeWithoutResult(inner -> service.outbox().append(charged(fan, 2)));
            service.outbox().append(charged(fan, 3));
        });

        assertThat(service.balances(topic.await(3))).containsExactly(2L, 1L, 3L);
    }

    @Test
    void refusesToAppendWithoutATransaction() {
        assertThatThrownBy(() -> service.outbox().append(charged(fan, 1))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void neverSendsWhatWasRolledBack() {
        service.transaction().executeWithoutResult(status -> {
            service.outbox().append(charged(fan, 1));
            status.setRollbackOnly();
        });
        service.say(charged(fan, 2));

        assertThat(service.balances(topic.await(1))).containsExactly(2L);
    }

    @Test
    void sendsTheStoredBytesUnderTheKeyWithTheStoredHeaders() {
        Outgoing event = charged(fan, 7);

        service.say(event);

        ConsumerRecord<String, byte[]> record = topic.await(1).getFirst();
        assertThat(record.key()).isEqualTo(fan);
        assertThat(service.bean(EventCodec.class).decode(TOPIC, record.value())).isEqualTo(event.event());
        assertThat(header(record, Headers.CE_SPECVERSION)).isEqualTo("1.0");
        assertThat(UUID.fromString(header(record, Headers.CE_ID)).version()).isEqualTo(7);
        assertThat(header(record, Headers.CE_TYPE)).isEqualTo(WalletCharged.class.getName());
        assertThat(header(record, Headers.CE_SOURCE)).isEqualTo("/frontrow/wallet");
        assertThat(header(record, Headers.CE_TIME)).endsWith("Z");
        assertThat(header(record, Headers.CONTENT_TYPE)).isEqualTo(Headers.AVRO);
        assertThat(header(record, Headers.TRACEPARENT)).isEqualTo(event.trace().traceparent());
    }

    @Test
    void goesOnWithoutLossWhenTheEngineIsKilled() {
        List<Long> said = new ArrayList<>();
        for (long i = 0; i < 200; i++) {
            service.say(charged(fan, i));
            said.add(i);
            if (i % 50 == 25) {
                service.terminateEngine();
            }
        }

        topic.awaitDistinct(200);
        service.awaitState(State.RELAYING);
        assertThat(service.balances(topic.read()).stream().distinct()).containsExactlyElementsOf(said);
        assertThat(service.status().restartsTotal()).isPositive();
    }

    @Test
    void confirmsNoPositionToTheSlotThatIsNotRecorded() {
        service.jdbc().execute(REFUSE_TO_RECORD);
        try {
            service.say(charged(fan, 1));
            topic.await(1);
            Awaitility.await().until(() -> tries() > 3);

            assertThat(service.bean(RelayLedger.class).read().slot().aheadOfRecord()).isFalse();
        } finally {
            service.jdbc().execute(RECORD_AGAIN);
        }
    }

    private static long tries() {
        return Objects.requireNonNull(service.jdbc().queryForObject("select last_value from tries", Long.class));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
