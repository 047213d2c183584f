package frontrow.payment.domain;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments as an operator sees them. */
public interface PaymentsOverview {

    /** Of whichever fan. */
    Optional<Payment> find(PaymentId id);

    Open open();

    /** How many sagas have not ended, by what they wait for, and since when the oldest of them does. */
    interface Open {

        /** The wallet's answer to a debit; of those that began within the last hour. */
        long getDebiting();

        /** Since the oldest of those began; null: there are none. */
        @Nullable
        BigDecimal getDebitingSeconds();

        /** The wallet's answer to a cancellation's refund. */
        long getRefunding();

        /** The wallet's answer to the undoing of a debit that came too late, or never. */
        long getUndoing();

        /** Since the oldest of both kinds of refund was asked for; null: there are none. */
        @Nullable
        BigDecimal getRefundSeconds();

        /** An operator. These are not in the others. */
        long getParked();
    }
}
