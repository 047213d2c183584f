package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.relay.RelayStatus.State;
import frontrow.servers.Servers;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayOutageIT {

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    private final String fan = "outage-" + UUID.randomUUID();

    @BeforeAll
    static void startServers() {
        servers = Servers.dedicated();
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void goesOnAfterTheBrokerWasAway() {
        try (RelayedService service = RelayedService.startOn(servers, RelayedService.freshDatabase(),
                "frontrow.messaging.relay.stall-duration=2s")) {
            service.awaitState(State.RELAYING);
            servers.broker().stop();
            try {
                service.say(charged(fan, 1));
                service.awaitState(State.RESTARTING);
                service.say(charged(fan, 2));
            } finally {
                servers.broker().start();
            }

            service.awaitState(State.RELAYING);
            try (TopicReader topic = TopicReader.fromBeginning(servers, TOPIC, fan)) {
                topic.awaitDistinct(2);
                assertThat(service.balances(topic.read()).stream().distinct()).containsExactly(1L, 2L);
            }
            service.dropSlot(service.slotName());
        }
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() {
        try (RelayedService service = RelayedService.startOn(servers, RelayedService.freshDatabase());
                TopicReader topic = TopicReader.fromBeginning(servers, TOPIC, fan)) {
            service.awaitState(State.RELAYING);
            service.say(charged(fan, 1));
            servers.postgres().kill();
            service.awaitState(State.RESTARTING);

            servers.postgres().start();

            service.awaitState(State.RELAYING);
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                service.say(charged(fan, 2));
                return true;
            });
            topic.awaitDistinct(2);
            assertThat(service.balances(topic.read()).stream().distinct()).containsExactly(1L, 2L);
            service.dropSlot(service.slotName());
        }
    }
}
