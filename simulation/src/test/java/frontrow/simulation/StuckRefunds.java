package frontrow.simulation;

import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.Delivered;
import frontrow.simulation.Faults.Fault;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Refunds that the wallet cannot make, for a cause outside of the simulation. Each is a dead letter however often it is asked for, until
 * somebody mends the cause; or gives the refund up: then its dead letters are discarded, and the wallet never makes it.
 */
final class StuckRefunds {

    private final Faults faults;
    private final Set<UUID> stuck = new HashSet<>();
    private final Set<UUID> givenUp = new HashSet<>();

    StuckRefunds(Faults faults) {
        this.faults = faults;
    }

    /** Whether this record cannot be handled, which may turn out just now. */
    boolean sticks(Delivered record) {
        if (!(record.event() instanceof WalletRefundRequested request)) {
            return false;
        }
        if (faults.strikes(Fault.REFUND_STICKS)) {
            stuck.add(request.getPaymentId());
        }
        return isStuck(request.getPaymentId());
    }

    boolean isStuck(Delivered record) {
        return record.event() instanceof WalletRefundRequested request && isStuck(request.getPaymentId());
    }

    boolean isStuck(UUID payment) {
        return stuck.contains(payment);
    }

    void mend(UUID payment) {
        if (!givenUp.contains(payment)) {
            stuck.remove(payment);
        }
    }

    /** From here on it is certain that the wallet will not make it. */
    void giveUp(UUID payment) {
        givenUp.add(payment);
    }

    boolean isGivenUp(Delivered record) {
        return record.event() instanceof WalletRefundRequested request && isGivenUp(request.getPaymentId());
    }

    boolean isGivenUp(UUID payment) {
        return givenUp.contains(payment);
    }
}
