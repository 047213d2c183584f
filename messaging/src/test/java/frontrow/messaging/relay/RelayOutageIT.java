package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.relay.RelayStatus.State;
import frontrow.servers.Servers;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RelayOutageIT {

    private final String fan = "outage-" + UUID.randomUUID();

    @Test
    void goesOnAfterTheBrokerWasAway() {
        try (RelayedService service = RelayedService.start(RelayedService.freshDatabase(),
                "frontrow.messaging.relay.stall-duration=2s")) {
            service.awaitState(State.RELAYING);
            Servers.shared().broker().stop();
            try {
                service.say(charged(fan, 1));
                service.awaitState(State.RESTARTING);
                service.say(charged(fan, 2));
            } finally {
                Servers.shared().broker().start();
            }

            service.awaitState(State.RELAYING);
            try (TopicReader topic = TopicReader.fromBeginning(TOPIC, fan)) {
                topic.awaitDistinct(2);
                assertThat(service.balances(topic.read()).stream().distinct()).containsExactly(1L, 2L);
            }
            service.dropSlot(service.slotName());
        }
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() {
        try (RelayedService service = RelayedService.start(RelayedService.freshDatabase());
                TopicReader topic = new TopicReader(TOPIC, fan)) {
            service.awaitState(State.RELAYING);
            service.say(charged(fan, 1));
            Servers.shared().postgres().kill();
            service.awaitState(State.RESTARTING);

            Servers.shared().postgres().start();

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
