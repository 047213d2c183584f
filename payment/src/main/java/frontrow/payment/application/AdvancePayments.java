package frontrow.payment.application;

import static java.util.stream.Collectors.toSet;

import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.payment.domain.Outcome;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps that a batch of events asks for, in their order and in one transaction. A repeated step has no effect. */
@Service
public class AdvancePayments {

    private final Payments payments;
    private final Outbox outbox;

    public AdvancePayments(Payments payments, Outbox outbox) {
        this.payments = payments;
        this.outbox = outbox;
    }

    /** @throws ImpossibleEvent if one of the steps can never be taken; then none is */
    @Transactional
    public void advance(List<Step> steps) {
        Map<PaymentId, Payment> known = requestedBy(steps);
        Set<PaymentId> begun = new HashSet<>(payments.insertNew(known.values()));
        known.keySet().retainAll(begun);
        lock(othersThan(begun, steps)).forEach(payment -> known.put(payment.id(), payment));
        Instant now = payments.now();

        List<Outgoing> told = new ArrayList<>();
        for (Step step : steps) {
            Payment payment = known.get(step.paymentId());
            if (payment == null) {
                throw new ImpossibleEvent(whyUnknown(step));
            }
            if (step instanceof Step.Request && !begun.remove(payment.id())) {
                continue; // a repeat: it began long ago, or earlier in this batch
            }
            Outcome outcome = PaymentSaga.take(step, payment, now);
            told.addAll(PaymentSaga.tell(outcome, payment, step.trace(), now));
        }
        outbox.append(told);
    }

    /** Nobody answers what we have not asked: one that is missing is most likely about to be seen. */
    private List<Payment> lock(Set<PaymentId> ids) {
        List<Payment> locked = payments.lockInIdOrder(ids);
        if (locked.size() == ids.size()) {
            return locked;
        }
        payments.awaitWriters();
        return payments.lockInIdOrder(ids);
    }

    private static Map<PaymentId, Payment> requestedBy(List<Step> steps) {
        Map<PaymentId, Payment> requested = new HashMap<>();
        for (Step step : steps) {
            if (step instanceof Step.Request request) {
                requested.putIfAbsent(request.paymentId(), request.payment());
            }
        }
        return requested;
    }

    /** What began in this transaction needs no lock, unless another step than its request follows. */
    private static Set<PaymentId> othersThan(Set<PaymentId> begun, List<Step> steps) {
        return steps.stream()
                .filter(step -> !(step instanceof Step.Request && begun.contains(step.paymentId())))
                .map(Step::paymentId)
                .collect(toSet());
    }

    private static String whyUnknown(Step step) {
        return step instanceof Step.Request request
                ? "Reservation %s has another payment than %s already.".formatted(request.payment().terms().reservationId(),
                        step.paymentId())
                : "There is no payment for %s.".formatted(step);
    }
}
