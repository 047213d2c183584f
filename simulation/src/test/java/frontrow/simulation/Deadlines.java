package frontrow.simulation;

import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.SeatHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** The moments that matter: the clock likes to jump to them. */
final class Deadlines {

    static final Duration REFUND_PATIENCE = Duration.ofSeconds(1);
    private static final Duration CLAIM_GRACE = Duration.ofSeconds(1);

    private Deadlines() {}

    static void of(SpecificRecord event, Consumer<Instant> deadline) {
        switch (event) {
            case SeatHeld held -> deadline.accept(held.getHoldExpiresAt());
            case PaymentRequested requested -> deadline.accept(requested.getDeadline());
            case WalletRefundRequested requested -> deadline.accept(requested.getAt().plus(REFUND_PATIENCE));
            case FanAdmitted admitted -> {
                deadline.accept(admitted.getExpiresAt());
                deadline.accept(admitted.getClaimBy());
                deadline.accept(admitted.getClaimBy().plus(CLAIM_GRACE));
            }
            default -> {
            }
        }
    }
}
