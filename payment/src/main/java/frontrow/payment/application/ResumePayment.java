package frontrow.payment.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Trace;
import frontrow.payment.domain.Outcome;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Step 5 of the saga: asks the wallet once more for the refund of a parked payment. */
@Service
public class ResumePayment {

    /** What became of the operator's wish. */
    public sealed interface Result {
        record Resumed(Payment payment) implements Result {}

        record NotParked(Payment payment) implements Result {}

        record NoSuchPayment() implements Result {}
    }

    private final Payments payments;
    private final Outbox outbox;

    public ResumePayment(Payments payments, Outbox outbox) {
        this.payments = payments;
        this.outbox = outbox;
    }

    @Transactional
    public Result resume(PaymentId id, Trace trace) {
        List<Payment> found = payments.lockInIdOrder(List.of(id));
        if (found.isEmpty()) {
            return new Result.NoSuchPayment();
        }
        Payment payment = found.getFirst();
        Instant now = payments.now();
        Outcome outcome = PaymentSaga.take(new Step.Resume(id, trace), payment, now);
        outbox.append(PaymentSaga.tell(outcome, payment, trace, now));
        return outcome instanceof Outcome.RefundDue ? new Result.Resumed(payment) : new Result.NotParked(payment);
    }
}
