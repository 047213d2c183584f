package frontrow.reservation;

import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** What the payment service says. */
final class Payments {

    private Payments() {}

    static SpecificRecord completed(String fan, UUID reservation, UUID payment) {
        return PaymentCompleted.newBuilder().setReservationId(reservation).setPaymentId(payment).setUserId(fan)
                .setAmountMinor(1000)
                .setCurrency("KRW").setAt(Instant.now()).build();
    }

    static SpecificRecord failed(String fan, UUID reservation, UUID payment, PaymentFailureReason reason) {
        return PaymentFailed.newBuilder().setReservationId(reservation).setPaymentId(payment).setUserId(fan).setAmountMinor(1000)
                .setCurrency("KRW").setReason(reason).setAt(Instant.now()).build();
    }
}
