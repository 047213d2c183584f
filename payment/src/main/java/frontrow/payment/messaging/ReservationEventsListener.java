package frontrow.payment.messaging;

import frontrow.events.Topics;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Trace;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.Step;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.ReservationId;
import frontrow.payment.domain.Terms;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What fans want: to pay, or their money back. */
@Component
class ReservationEventsListener {

    private final BatchConsumer batches;
    private final AdvancePayments advancePayments;

    ReservationEventsListener(BatchConsumer batches, AdvancePayments advancePayments) {
        this.batches = batches;
        this.advancePayments = advancePayments;
    }

    @KafkaListener(id = "payment-reservation.events", topics = Topics.RESERVATION, groupId = "payment", concurrency = "${frontrow.payment.listener-threads:1}")
    void on(List<ConsumerRecord<String, SpecificRecord>> records) {
        batches.consume(records, this::handle);
    }

    private void handle(List<Delivered> events) {
        List<Step> steps = events.stream().flatMap(ReservationEventsListener::stepOf).toList();
        if (!steps.isEmpty()) {
            advancePayments.advance(steps);
        }
    }

    private static Stream<Step> stepOf(Delivered delivered) {
        return switch (delivered.event()) {
            case PaymentRequested requested ->
                Stream.of(new Step.Request(payment(requested, delivered.trace()), delivered.trace()));
            case CancellationRequested requested ->
                Stream.of(new Step.Cancel(new PaymentId(requested.getPaymentId()), delivered.trace()));

            case ConcertScheduled _,SeatHeld _,SeatReleased _,ReservationConfirmed _ -> Stream.empty();
            default -> throw ImpossibleEvent.unknownType(delivered);
        };
    }

    private static Payment payment(PaymentRequested requested, Trace trace) {
        Terms terms = new Terms(new ReservationId(requested.getReservationId()), requested.getUserId(),
                requested.getAmountMinor(),
                requested.getCurrency(), requested.getAt(), requested.getDeadline(), trace.traceparent());
        return new Payment(new PaymentId(requested.getPaymentId()), terms);
    }
}
