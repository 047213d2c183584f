package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.relay.RelayStatus.State;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RelayTakeoverIT {

    @Test
    void oneOfSeveralRelaysAndAnotherTakesOver() {
        String database = RelayedService.freshDatabase();
        String fan = "takeover-" + UUID.randomUUID();
        try (RelayedService second = standby(database, fan)) {
            second.awaitState(State.RELAYING);

            try (TopicReader topic = new TopicReader(TOPIC, fan)) {
                second.say(charged(fan, 2));
                assertThat(second.balances(topic.await(1))).contains(2L);
            }
            second.dropSlot(second.slotName());
        }
    }

    /** A stand-by whose leader has just stopped. */
    private static RelayedService standby(String database, String fan) {
        try (RelayedService first = RelayedService.start(database); TopicReader topic = new TopicReader(TOPIC, fan)) {
            first.awaitState(State.RELAYING);
            RelayedService second = RelayedService.start(database);
            second.awaitState(State.STANDBY);
            second.say(charged(fan, 1));
            topic.await(1);
            Awaitility.await().until(() -> first.status().sentTotal() == 1);
            assertThat(second.status().sentTotal()).isZero();
            Awaitility.await().during(Duration.ofMillis(400)).until(() -> second.status().snapshot().state() == State.STANDBY);
            return second;
        }
    }

    @Test
    void whenItsServiceStopsItHasStopped() {
        RelayedService service = RelayedService.start(RelayedService.freshDatabase());
        service.awaitState(State.RELAYING);

        service.restart(() -> {
            assertThat(service.status().snapshot().state()).isEqualTo(State.STOPPED);
            service.dropSlot(service.slotName());
        });
        service.close();
    }
}
