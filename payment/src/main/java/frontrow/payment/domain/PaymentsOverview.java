package frontrow.payment.domain;

import java.util.Optional;

/** The payments as an operator sees them. */
public interface PaymentsOverview {

    /** Of whichever fan. */
    Optional<Payment> find(PaymentId id);

    Open open();

    /** How many sagas have not ended, by what they wait for. */
    interface Open {

        /** The wallet's answer to a debit; of those that began within the last hour. */
        long getDebiting();

        /** The wallet's answer to a cancellation's refund. */
        long getRefunding();

        /** The wallet's answer to the undoing of a debit that came too late, or never. */
        long getUndoing();

        /** An operator. These are not in the others. */
        long getParked();
    }
}
