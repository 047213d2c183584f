package frontrow.payment.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.Refund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as an operator sees it.
 *
 * @param traceparent finds the purchase in the traces and in the topics
 * @param parkedAt    since when it waits for an operator; absent once it is resumed
 */
record ParkedPaymentView(@JsonUnwrapped PaymentView payment, String userId, Instant deadline, String traceparent,
        @Nullable Instant refundAskedAt, @Nullable Instant parkedAt, @Nullable String parkedReason) {

    static ParkedPaymentView of(Payment payment) {
        Refund refund = payment.refund();
        return new ParkedPaymentView(PaymentView.of(payment), payment.terms().userId(), payment.terms().deadline(),
                payment.terms().traceparent(), refund == null ? null : refund.askedAt(),
                refund == null ? null : refund.parkedAt(),
                refund == null ? null : refund.parkedReason());
    }
}
