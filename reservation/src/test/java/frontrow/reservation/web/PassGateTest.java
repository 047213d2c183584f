package frontrow.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.PassId;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PassGateTest {

    private final Instant now = Instant.parse("2030-01-01T10:00:00Z");
    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    private final TestPasses room = new TestPasses();
    private final EndedPasses endedPasses = new EndedPasses(clock, Duration.ofHours(1), 10);
    private final PassGate gate = new PassGate(new PassTokens(room.jwks(), 10), endedPasses, clock, Duration.ofSeconds(5));
    private final ConcertId concert = new ConcertId(UUID.randomUUID());
    private final PassId passId = new PassId(UUID.randomUUID());
    private final Caller ann = new Caller("ann", false);

    @Test
    void letsTheOwnerOfALivePassIn() {
        gate.requireLivePassFor(concert, pass(now.plusSeconds(1)), ann);

        assertThat(gate.passFor(concert, pass(now.plusSeconds(1)), ann).id()).isEqualTo(passId);
    }

    @Test
    void refusesNoneAndOthers() {
        assertRefused(401, "QUEUE_TOKEN_INVALID", () -> gate.pass(null, ann));
        assertRefused(401, "QUEUE_TOKEN_INVALID", () -> gate.pass(" ", ann));
        assertRefused(401, "QUEUE_TOKEN_INVALID", () -> gate.pass("garbage", ann));
        assertRefused(401, "QUEUE_TOKEN_INVALID", () -> gate.pass(pass(now.plusSeconds(1)), new Caller("bob", false)));
        assertRefused(401, "QUEUE_TOKEN_INVALID",
                () -> gate.passFor(new ConcertId(UUID.randomUUID()), pass(now.plusSeconds(1)), ann));
    }

    @Test
    void refusesAPassAtItsEnd() {
        assertRefused(401, "QUEUE_TOKEN_EXPIRED", () -> gate.requireLivePassFor(concert, pass(now), ann));
        assertThat(gate.pass(pass(now), ann).live()).isFalse();
    }

    @Test
    void refusesAPassThatTheRoomHasEnded() {
        endedPasses.ended(passId);

        assertRefused(401, "QUEUE_TOKEN_EXPIRED", () -> gate.requireLivePassFor(concert, pass(now.plusSeconds(1)), ann));
    }

    @Test
    void refusesAPassThatIsNotGoodYet() {
        for (long seconds : new long[]{0, 1}) {
            String pass = room.sign("pass", "ann", concert, passId.value(), now.plusSeconds(9),
                    claims -> claims.notBeforeTime(Date.from(now.plusSeconds(seconds))));
            if (seconds == 0) {
                assertThat(gate.pass(pass, ann).live()).isTrue();
            } else {
                assertRefused(401, "QUEUE_TOKEN_INVALID", () -> gate.pass(pass, ann));
            }
        }
    }

    @Test
    void asksOneInLineToWait() {
        String place = room.place("ann", concert, now.plusSeconds(100));

        assertRefused(429, "NOT_YOUR_TURN", () -> gate.passFor(concert, place, ann));
        assertThatThrownBy(() -> gate.pass(place, ann)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5"));
    }

    private String pass(Instant expiresAt) {
        return room.pass("ann", concert, passId.value(), expiresAt);
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(status);
            Map<String, Object> properties = problem.getBody().getProperties();
            assertThat(properties).containsEntry("code", code);
        });
    }
}
