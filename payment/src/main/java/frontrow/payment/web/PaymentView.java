package frontrow.payment.web;

import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its fan sees it.
 *
 * @param amount in minor units
 * @param reason why it failed; absent unless it did
 * @param at     when the fan asked to pay
 */
record PaymentView(UUID paymentId, UUID reservationId, long amount, String currency, PaymentStatus status,
        @Nullable FailureReason reason, Instant at) {

    static PaymentView of(Payment payment) {
        return new PaymentView(payment.id().value(), payment.terms().reservationId().value(), payment.terms().amountMinor(),
                payment.terms().currency(), payment.status(), payment.failureReason(), payment.terms().requestedAt());
    }
}
