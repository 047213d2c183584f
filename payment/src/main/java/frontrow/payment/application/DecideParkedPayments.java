package frontrow.payment.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.payment.domain.Outcome;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps 5 and 5' of the saga: an operator has a parked payment's refund asked for once more, or decides that it counts as done, for
 * example because the fan was paid at the box office. Whoever compensates makes sure that the wallet does not refund it later.
 */
@Service
public class DecideParkedPayments {

    /** What became of the operator's wish. */
    public sealed interface Result {
        record Done(Payment payment) implements Result {}

        record NotParked(Payment payment) implements Result {}

        record NoSuchPayment() implements Result {}
    }

    private final Payments payments;
    private final Outbox outbox;

    public DecideParkedPayments(Payments payments, Outbox outbox) {
        this.payments = payments;
        this.outbox = outbox;
    }

    /** What tells of the decision itself. */
    private interface Telling {
        SpecificRecord event(Payment payment, Decision decision, Instant at);
    }

    @Transactional
    public Result resume(PaymentId id, Decision decision, Trace trace) {
        return take(new Step.Resume(id, trace), PaymentEvents::paymentResumed, decision);
    }

    @Transactional
    public Result compensate(PaymentId id, Decision decision, Trace trace) {
        return take(new Step.Compensate(id, trace), PaymentEvents::paymentCompensated, decision);
    }

    private Result take(Step step, Telling telling, Decision decision) {
        List<Payment> found = payments.lockInIdOrder(List.of(step.paymentId()));
        if (found.isEmpty()) {
            return new Result.NoSuchPayment();
        }
        Payment payment = found.getFirst();
        Instant now = payments.now();
        Outcome outcome = PaymentSaga.take(step, payment, now);
        if (outcome instanceof Outcome.Unchanged) {
            return new Result.NotParked(payment);
        }
        List<Outgoing> told = new ArrayList<>();
        told.add(new Outgoing(payment.terms().reservationId().toString(), telling.event(payment, decision, now), step.trace()));
        told.addAll(PaymentSaga.tell(outcome, payment, step.trace(), now));
        outbox.append(told);
        return new Result.Done(payment);
    }
}
