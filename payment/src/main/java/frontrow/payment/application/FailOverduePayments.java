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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Step 2'' of the saga: fails the payments that the wallet has not answered by their deadline, so that the seats are free again. Whatever
 * the wallet debited or is about to debit for them it is asked to undo.
 */
@Service
public class FailOverduePayments {

    private final Payments payments;
    private final Outbox outbox;

    public FailOverduePayments(Payments payments, Outbox outbox) {
        this.payments = payments;
        this.outbox = outbox;
    }

    /** @return those that are not overdue yet */
    @Transactional
    public Set<PaymentId> failOverdue(Collection<PaymentId> ids) {
        List<Payment> locked = payments.lockInIdOrder(ids);
        Instant now = payments.now();

        Set<PaymentId> notYet = new HashSet<>();
        List<Outgoing> told = new ArrayList<>();
        for (Payment payment : locked) {
            Trace trace = new Trace(payment.terms().traceparent());
            Outcome outcome = PaymentSaga.take(new Step.DeadlinePassed(payment.id(), trace), payment, now);
            if (outcome instanceof Outcome.NotYet) {
                notYet.add(payment.id());
            }
            told.addAll(PaymentSaga.tell(outcome, payment, trace, now));
        }
        outbox.append(told);
        return notYet;
    }
}
