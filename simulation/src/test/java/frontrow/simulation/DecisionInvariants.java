package frontrow.simulation;

import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.reservation.CancellationRequested;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** What operators decided is done once, what was refused to them changes nothing, and who was compensated is left alone. */
final class DecisionInvariants {

    private final Town town;
    private final Map<String, Integer> toldOfDecision = new HashMap<>();
    private final Map<UUID, Integer> refundsDue = new HashMap<>();
    private final Set<UUID> compensated = new HashSet<>();

    DecisionInvariants(Town town) {
        this.town = town;
    }

    void check() {
        town.reservation().database().said().forEach(message -> {
            if (message.event() instanceof CancellationRequested wanted) {
                refundsDue.merge(wanted.getPaymentId(), 1, Integer::sum);
            }
        });
        town.payment().database().said().forEach(message -> apply(message.event()));
        refundsDue.forEach((payment, due) -> require(due == 0, () -> due + " refunds were not asked for of " + payment));
        town.history().decisions().forEach((decision, done) -> {
            int told = Optional.ofNullable(toldOfDecision.remove(decision.reason())).orElse(0);
            require(done.isEmpty() ? told <= 1 : told == (done.get() ? 1 : 0),
                    () -> decision + " answered " + done + ", told " + told);
        });
        require(toldOfDecision.isEmpty(), () -> "Nobody decided " + toldOfDecision);
        require(town.payment().payments().parked(null, 1).isEmpty(), () -> "Somebody still waits for an operator.");
    }

    private void apply(SpecificRecord event) {
        switch (event) {
            case PaymentFailed failed when failed.getReason() == PaymentFailureReason.TIMEOUT ->
                refundsDue.merge(failed.getPaymentId(), 1, Integer::sum);
            case PaymentResumed resumed -> {
                told(resumed.getReason());
                refundsDue.merge(resumed.getPaymentId(), 1, Integer::sum);
                require(!compensated.contains(resumed.getPaymentId()), () -> "Resumed after it was compensated: " + resumed);
            }
            case WalletRefundRequested requested -> refundsDue.merge(requested.getPaymentId(), -1, Integer::sum);
            case PaymentCompensated done -> {
                told(done.getReason());
                require(compensated.add(done.getPaymentId()), () -> "Compensated twice: " + done);
            }
            default -> {
            }
        }
    }

    private void told(CharSequence reason) {
        toldOfDecision.merge(reason.toString(), 1, Integer::sum);
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            town.world().violation(otherwise.get());
        }
    }
}
