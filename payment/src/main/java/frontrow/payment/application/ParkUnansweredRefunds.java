package frontrow.payment.application;

import frontrow.messaging.Trace;
import frontrow.payment.domain.Outcome;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/**
 * Step 4' of the saga: parks the payments whose refund the wallet has not answered in time. A refund cannot fail and must not be given
 * up, so there is nothing to compensate: somebody has to look. This holds for a cancellation's refund and for a timeout's alike, for
 * in both a fan may be without the money and without the seat.
 */
public class ParkUnansweredRefunds {

    private static final Logger log = LoggerFactory.getLogger(ParkUnansweredRefunds.class);

    private final Payments payments;
    private final Duration refundPatience;

    /** @param refundPatience how long the wallet has for its answer */
    public ParkUnansweredRefunds(Payments payments, Duration refundPatience) {
        this.payments = payments;
        this.refundPatience = refundPatience;
    }

    /** @return those whose time is not up yet */
    @Transactional
    public Set<PaymentId> parkUnanswered(Collection<PaymentId> ids) {
        List<Payment> locked = payments.lockInIdOrder(ids);
        Instant now = payments.now();

        Set<PaymentId> notYet = new HashSet<>();
        for (Payment payment : locked) {
            Trace trace = new Trace(payment.terms().traceparent());
            Outcome outcome = PaymentSaga.take(new Step.RefundUnanswered(payment.id(), refundPatience, trace), payment, now);
            if (outcome instanceof Outcome.NotYet) {
                notYet.add(payment.id());
            } else if (outcome instanceof Outcome.Parked) {
                log.warn("{} is parked: the wallet has not answered its refund within {}.", payment, refundPatience);
            }
        }
        return notYet;
    }
}
