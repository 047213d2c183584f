package frontrow.wallet.application;

import frontrow.messaging.Trace;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.ReservationId;

/** What a payment wants of the wallet. */
public sealed interface Instruction {

    PaymentTerms terms();

    Trace trace();

    record Debit(PaymentTerms terms, Trace trace) implements Instruction {}

    /** To undo the debit, or to see to it that there never is one. */
    record Refund(PaymentTerms terms, Trace trace) implements Instruction {}

    /** As the payment says them: amount and currency may be ones that no wallet can be debited. */
    record PaymentTerms(PaymentId payment, ReservationId reservation, FanId fan, long amountMinor, String currencyCode) {}
}
