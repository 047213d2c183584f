package frontrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.Topics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dseeds=N} runs more schedules, {@code -Dseed=N} one, and tells its story: {@code ./mvnw -pl simulation -am test -Dseed=42
 * -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SimulationTest {

    private static final int LOOKED_AT = 3000;
    private static final int TOLD_EACH = 50_000;

    @Test
    @SuppressWarnings("SystemOut") // what a person who replays a seed wants to see
    void nothingIsLostUnderAnySchedule() {
        String seed = System.getProperty("seed", "");
        if (!seed.isEmpty()) {
            System.out.println(Run.story(Long.parseLong(seed), new Wiring()));
            assertThat(Run.violations(Long.parseLong(seed), new Wiring())).as("seed " + seed).isEmpty();
            return;
        }
        long seeds = Long.parseLong(System.getProperty("seeds", "10000"));
        long begin = System.nanoTime();
        for (long each = 0; each < seeds; each++) {
            List<String> violations = Run.violations(each, new Wiring());
            assertThat(violations).as("Replay it with -Dseed=" + each).isEmpty();
            if ((each + 1) % TOLD_EACH == 0) {
                System.out.printf("%,d of %,d schedules%n", each + 1, seeds);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%d schedules in %.1f s, %.0f a second; nothing was lost.%n", seeds, seconds, seeds / seconds);
    }

    /** A simulation that reaches nothing finds nothing. */
    @Test
    void reachesEveryEventThereIs() {
        Set<String> reached = new TreeSet<>();
        for (long seed = 0; seed < LOOKED_AT; seed++) {
            Town town = new Town(seed, new Wiring(), null);
            town.run();
            Topics.ALL.forEach(topic -> town.broker().topic(topic).messages().forEach(message -> {
                Schema.Field reason = message.event().getSchema().getField("reason");
                Object why = reason == null ? null : message.event().get(reason.pos());
                reached.add(message.event().getSchema().getName() + (why instanceof Enum<?> ? " " + why : ""));
            }));
        }

        assertThat(reached).contains("AdmissionEnded EXPIRED", "AdmissionEnded LAPSED", "AdmissionEnded PURCHASED",
                "CancellationRequested FAN", "ConcertScheduled", "FanAdmitted", "FanJoined", "FanLeft", "PassClaimed",
                "PaymentCompensated", "PaymentCompleted",
                "PaymentFailed INSUFFICIENT_BALANCE", "PaymentFailed TIMEOUT", "PaymentRefunded",
                "PaymentRequested", "PaymentResumed", "ReservationConfirmed", "RoomChanged", "SeatHeld", "SeatReleased CANCELLED",
                "SeatReleased EXPIRED", "SeatReleased PAYMENT_FAILED", "SeatReleased REFUNDED", "WalletCharged",
                "WalletDebitRejected INSUFFICIENT_BALANCE", "WalletDebitRejected VOIDED", "WalletDebitRequested", "WalletDebited",
                "WalletRefundRequested CANCELLATION", "WalletRefundRequested TIMEOUT", "WalletRefunded");
    }
}
