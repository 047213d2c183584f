package frontrow.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.relay.RelayStatus.State;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class RelayHealthTest {

    private static final Map<State, Status> EXPECTED = Map.of(
            State.RELAYING, Status.UP,
            State.STANDBY, Status.UP,
            State.STARTING, Status.OUT_OF_SERVICE,
            State.REBUILDING, Status.OUT_OF_SERVICE,
            State.STOPPED, Status.OUT_OF_SERVICE,
            State.RESTARTING, Status.DOWN,
            State.REFUSED, Status.DOWN);

    @ParameterizedTest
    @EnumSource
    void isUpOnlyWhileEventsAreOnTheirWay(State state) {
        RelayStatus status = new RelayStatus();
        status.set(state, "A test.");

        assertThat(new RelayHealth(status).health()).extracting(Health::getStatus).isEqualTo(EXPECTED.get(state));
    }
}
