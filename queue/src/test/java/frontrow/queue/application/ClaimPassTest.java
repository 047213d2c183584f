package frontrow.queue.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.queue.PassClaimed;
import frontrow.queue.domain.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimPassTest extends OneInstance {

    private final ClaimPass claimPass = new ClaimPass(log, clock);

    @Test
    void isWrittenOnceHoweverOftenThePassIsSeen() {
        openRoom(1);
        join("ann");
        lead();
        log.lag();

        for (int i = 0; i < 10; i++) {
            claimPass.seen(room(), "ann", (Standing.Active) standing("ann"));
        }
        await().during(Duration.ofMillis(200)).until(() -> log.ofType(PassClaimed.class).size() == 1);
        log.catchUp();
        await().until(() -> ((Standing.Active) standing("ann")).claimed());
        claimPass.seen(room(), "ann", (Standing.Active) standing("ann"));

        assertThat(log.ofType(PassClaimed.class)).hasSize(1);
    }

    @Test
    void isTriedAgainUntilTheLogHasIt() {
        openRoom(1);
        join("ann");
        lead();
        log.fail(1);

        claimPass.seen(room(), "ann", (Standing.Active) standing("ann"));

        await().until(() -> ((Standing.Active) standing("ann")).claimed());
    }
}
