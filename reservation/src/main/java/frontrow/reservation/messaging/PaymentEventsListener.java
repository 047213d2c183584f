package frontrow.reservation.messaging;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.reservation.application.PaymentOutcome;
import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.application.SettleReservations;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.ReservationId;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** How payments ended. */
@Component
class PaymentEventsListener {

    private final BatchConsumer batches;
    private final SettleReservations settleReservations;
    private final PaymentWaiters waiters;

    PaymentEventsListener(BatchConsumer batches, SettleReservations settleReservations, PaymentWaiters waiters) {
        this.batches = batches;
        this.settleReservations = settleReservations;
        this.waiters = waiters;
    }

    @KafkaListener(id = "reservation-payment-events", topics = Topics.PAYMENT, groupId = "reservation", concurrency = "${frontrow.reservation.payment-consumers}")
    void on(List<ConsumerRecord<String, SpecificRecord>> records) {
        batches.consume(records, this::handle);
    }

    void handle(List<Delivered> events) {
        List<PaymentOutcome> outcomes = events.stream().map(PaymentEventsListener::outcome).flatMap(Optional::stream).toList();
        if (!outcomes.isEmpty()) {
            // Who waits here is told at once; who waits at another instance, when the topic tells it.
            settleReservations.settle(outcomes).forEach(waiters::settled);
        }
    }

    private static Optional<PaymentOutcome> outcome(Delivered delivered) {
        return switch (delivered.event()) {
            case PaymentCompleted completed -> Optional.of(new PaymentOutcome.Completed(
                    new ReservationId(completed.getReservationId()), new PaymentId(completed.getPaymentId()),
                    completed.getUserId(),
                    completed.getAmountMinor(), completed.getCurrency(), delivered.trace()));
            case PaymentFailed failed -> Optional.of(new PaymentOutcome.Failed(new ReservationId(failed.getReservationId()),
                    new PaymentId(failed.getPaymentId()), failure(failed.getReason()), delivered.trace()));
            case PaymentRefunded refunded -> Optional.of(new PaymentOutcome.Refunded(
                    new ReservationId(refunded.getReservationId()), new PaymentId(refunded.getPaymentId()), delivered.trace()));
            // What the saga asks of the wallet is the wallet's business.
            case WalletDebitRequested _,WalletRefundRequested _ -> Optional.empty();
            // What operators decided about it is told again as its outcome.
            case PaymentResumed _,PaymentCompensated _ -> Optional.empty();
            default -> throw ImpossibleEvent.unknownType(delivered);
        };
    }

    private static PaymentFailure failure(PaymentFailureReason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE -> PaymentFailure.INSUFFICIENT_BALANCE;
            case TIMEOUT -> PaymentFailure.TIMEOUT;
            // A reason that a newer version has invented is a rejection to this one.
            case REJECTED, UNKNOWN -> PaymentFailure.REJECTED;
        };
    }
}
