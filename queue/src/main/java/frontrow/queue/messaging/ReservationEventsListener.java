package frontrow.queue.messaging;

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
import frontrow.queue.application.FollowReservations;
import frontrow.queue.application.LineUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.annotation.KafkaListener;

/** Takes to the line what reservations say; the offsets are committed after the log has it. */
final class ReservationEventsListener {

    private final BatchConsumer batches;
    private final FollowReservations follow;
    private final Duration waitMax;

    ReservationEventsListener(BatchConsumer batches, FollowReservations follow, Duration waitMax) {
        this.batches = batches;
        this.follow = follow;
        this.waitMax = waitMax;
    }

    /** Nobody waits for it: the broker may gather for a while, which spares most fetches of what is not about the line. */
    @KafkaListener(id = "queue-"
            + Topics.RESERVATION, topics = Topics.RESERVATION, groupId = "queue", concurrency = "${frontrow.queue.reservation-listeners:1}", properties = {
                    "fetch.min.bytes=65536"})
    void on(List<ConsumerRecord<String, SpecificRecord>> records) {
        batches.consume(records, this::handle);
    }

    void handle(List<Delivered> events) {
        List<Delivered> ours = events.stream().filter(ReservationEventsListener::isAboutTheLine).toList();
        if (!ours.isEmpty()) {
            tell(ours);
        }
    }

    private static boolean isAboutTheLine(Delivered delivered) {
        return switch (delivered.event()) {
            case ConcertScheduled _,ReservationConfirmed _ -> true;
            case SeatHeld _,PaymentRequested _,SeatReleased _,CancellationRequested _ -> false;
            default -> throw ImpossibleEvent.unknownType(delivered);
        };
    }

    private void tell(List<Delivered> events) {
        try {
            follow.catchUp();
            CompletableFuture.allOf(events.stream().map(this::tell).toArray(CompletableFuture[]::new)).get(waitMax.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (LineUnavailable | ExecutionException | java.util.concurrent.TimeoutException e) {
            // Kafka's retriable exception tells the container that it passes.
            throw new TimeoutException("The line cannot be written right now.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("Interrupted while writing the line.", e);
        }
    }

    private CompletableFuture<Void> tell(Delivered delivered) {
        return switch (delivered.event()) {
            case ConcertScheduled scheduled -> follow.openRoom(scheduled, delivered.trace());
            case ReservationConfirmed confirmed -> follow.endPurchasedPass(confirmed, delivered.trace());
            default -> throw ImpossibleEvent.unknownType(delivered);
        };
    }
}
