package frontrow.queue.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.events.Topics;
import frontrow.messaging.SaidEvents;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.queue.application.LineLog;
import frontrow.queue.application.LineUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Appends to {@code queue.events}, keyed by the concert, and waits for the own replica to read it back. */
final class KafkaLineLog implements LineLog, AutoCloseable {

    /** So long a replica that keeps up may be behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private final EventCodec codec;
    private final AppliedOffsets applied;
    private final UndecodableRecords undecodable;
    private final SaidEvents said;
    private final Clock clock;
    private final Duration waitMax;

    KafkaLineLog(Producer<String, byte[]> producer, Admin admin, EventCodec codec, AppliedOffsets applied,
            UndecodableRecords undecodable, SaidEvents said, Clock clock, Duration waitMax) {
        this.producer = producer;
        this.admin = admin;
        this.codec = codec;
        this.applied = applied;
        this.undecodable = undecodable;
        this.said = said;
        this.clock = clock;
        this.waitMax = waitMax;
    }

    @Override
    public CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        return CompletableFuture
                .allOf(events.stream().map(event -> send(concertId, event, trace)).toArray(CompletableFuture[]::new));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private CompletableFuture<Void> send(UUID concertId, SpecificRecord event, Trace trace) {
        CompletableFuture<Void> appliedHere = new CompletableFuture<>();
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.QUEUE, null, concertId.toString(),
                    codec.encode(Topics.QUEUE, event), CloudEventHeaders.of(event, UuidCreator.getTimeOrderedEpoch(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS), trace));
            producer.send(record, (written, failure) -> {
                if (failure != null) {
                    appliedHere.completeExceptionally(failure);
                } else {
                    said.count(event);
                    complete(appliedHere, applied.reached(written.partition(), written.offset()));
                }
            });
        } catch (RuntimeException e) {
            appliedHere.completeExceptionally(e);
        }
        return appliedHere;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it never fails
    private static void complete(CompletableFuture<Void> waiting, CompletableFuture<Void> reached) {
        reached.thenRun(() -> waiting.complete(null));
    }

    @Override
    public void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        await(appendLater(concertId, events, trace));
    }

    @Override
    public void catchUp() {
        try {
            Map<Integer, Long> ends = ends();
            CompletableFuture<Void> caughtUp = CompletableFuture.allOf(ends.entrySet().stream()
                    .map(end -> applied.reached(end.getKey(), end.getValue() - 1)).toArray(CompletableFuture[]::new));
            if (!isDoneWithin(caughtUp, PATIENCE)) {
                undecodable.passOver(ends);
            }
            await(caughtUp);
        } catch (KafkaException e) {
            throw new LineUnavailable("The log's end is not known.", e);
        }
    }

    private Map<Integer, Long> ends() {
        Map<TopicPartition, OffsetSpec> partitions = producer.partitionsFor(Topics.QUEUE).stream()
                .collect(Collectors.toMap(info -> new TopicPartition(info.topic(), info.partition()),
                        info -> OffsetSpec.latest()));
        return await(admin.listOffsets(partitions).all().toCompletionStage().toCompletableFuture()).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    private static boolean isDoneWithin(CompletableFuture<?> future, Duration patience) {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LineUnavailable("The log did not answer within %s.".formatted(waitMax), e);
        } catch (ExecutionException e) {
            throw new LineUnavailable("The log cannot be written or read.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineUnavailable("Interrupted while waiting for the log.", e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WAIT_MAX);
        admin.close(CLOSE_WAIT_MAX);
    }
}
