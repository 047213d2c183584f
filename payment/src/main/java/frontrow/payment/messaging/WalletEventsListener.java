package frontrow.payment.messaging;

import frontrow.events.Topics;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.Step;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.PaymentId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What the wallet did. */
@Component
class WalletEventsListener {

    private final BatchConsumer batches;
    private final AdvancePayments advancePayments;

    WalletEventsListener(BatchConsumer batches, AdvancePayments advancePayments) {
        this.batches = batches;
        this.advancePayments = advancePayments;
    }

    @KafkaListener(id = "payment-wallet.events", topics = Topics.WALLET, groupId = "payment", concurrency = "${frontrow.payment.listener-threads:1}")
    void on(List<ConsumerRecord<String, SpecificRecord>> records) {
        batches.consume(records, this::handle);
    }

    private void handle(List<Delivered> events) {
        List<Step> steps = events.stream().flatMap(WalletEventsListener::stepOf).toList();
        if (!steps.isEmpty()) {
            advancePayments.advance(steps);
        }
    }

    private static Stream<Step> stepOf(Delivered delivered) {
        return switch (delivered.event()) {
            case WalletDebited debited ->
                Stream.of(new Step.Debited(new PaymentId(debited.getPaymentId()), debited.getAt(), delivered.trace()));
            case WalletDebitRejected rejected -> Stream.of(new Step.DebitRejected(new PaymentId(rejected.getPaymentId()),
                    failureReason(rejected.getReason()), delivered.trace()));
            case WalletRefunded refunded ->
                Stream.of(new Step.Refunded(new PaymentId(refunded.getPaymentId()), delivered.trace()));

            case WalletCharged _ -> Stream.empty();
            default -> throw ImpossibleEvent.unknownType(delivered);
        };
    }

    private static FailureReason failureReason(DebitRejectionReason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE -> FailureReason.INSUFFICIENT_BALANCE;
            case VOIDED, INVALID, UNKNOWN -> FailureReason.REJECTED;
        };
    }
}
