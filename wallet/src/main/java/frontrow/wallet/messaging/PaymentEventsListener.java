package frontrow.wallet.messaging;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.application.Instruction.PaymentTerms;
import frontrow.wallet.application.SettleDebits;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.ReservationId;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What the payment service asks of the wallet. */
@Component
class PaymentEventsListener {

    private final BatchConsumer batches;
    private final SettleDebits settleDebits;

    PaymentEventsListener(BatchConsumer batches, SettleDebits settleDebits) {
        this.batches = batches;
        this.settleDebits = settleDebits;
    }

    @KafkaListener(id = "wallet-payment-events", topics = Topics.PAYMENT, groupId = "wallet", concurrency = "${frontrow.wallet.payment-consumers}")
    void on(List<ConsumerRecord<String, SpecificRecord>> records) {
        batches.consume(records, this::handle);
    }

    void handle(List<Delivered> events) {
        List<Instruction> instructions = events.stream().map(PaymentEventsListener::instruction).flatMap(Optional::stream)
                .toList();
        if (!instructions.isEmpty()) {
            settleDebits.settle(instructions);
        }
    }

    private static Optional<Instruction> instruction(Delivered delivered) {
        return switch (delivered.event()) {
            case WalletDebitRequested asked -> Optional.of(new Instruction.Debit(
                    new PaymentTerms(new PaymentId(asked.getPaymentId()),
                            new ReservationId(asked.getReservationId()), new FanId(asked.getUserId()), asked.getAmountMinor(),
                            asked.getCurrency()),
                    delivered.trace()));
            case WalletRefundRequested asked -> Optional.of(new Instruction.Refund(
                    new PaymentTerms(new PaymentId(asked.getPaymentId()),
                            new ReservationId(asked.getReservationId()), new FanId(asked.getUserId()), asked.getAmountMinor(),
                            asked.getCurrency()),
                    delivered.trace()));
            // How the saga ended is the reservation's business.
            case PaymentCompleted _,PaymentFailed _,PaymentRefunded _,PaymentCompensated _ -> Optional.empty();
            // What is asked of the wallet again is told as well.
            case PaymentResumed _ -> Optional.empty();
            default -> throw ImpossibleEvent.unknownType(delivered);
        };
    }
}
