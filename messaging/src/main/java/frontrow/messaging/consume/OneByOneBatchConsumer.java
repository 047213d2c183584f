package frontrow.messaging.consume;

import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.EventHandler;
import frontrow.messaging.EventSpans;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.EventDeserializer;
import frontrow.messaging.deadletter.DeadLetterPublisher;
import frontrow.messaging.deadletter.DeadLetterPublisher.Failed;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.kafka.support.KafkaUtils;

/**
 * The whole batch at once; if that fails for good, one by one. Dead letters are sent last, when everything else has succeeded: a batch
 * that is tried again because of an outage leaves none behind.
 */
final class OneByOneBatchConsumer implements BatchConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(OneByOneBatchConsumer.class);

    private final EventCodec codec;
    private final DeadLetterPublisher deadLetters;
    private final MeterRegistry meters;
    private final EventSpans spans;

    OneByOneBatchConsumer(EventCodec codec, DeadLetterPublisher deadLetters, MeterRegistry meters, EventSpans spans) {
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.spans = spans;
    }

    /** @param span of handling it; what is said for its sake belongs to that */
    private record Arrived(ConsumerRecord<String, SpecificRecord> record, Delivered delivered, Span span) {}

    @Override
    public void consume(List<ConsumerRecord<String, SpecificRecord>> records, EventHandler handler) {
        try {
            List<Failed> failed = new ArrayList<>();
            List<Arrived> arrived = decode(records, failed);
            if (!arrived.isEmpty()) {
                handle(arrived, handler, failed);
            }
            if (!failed.isEmpty()) {
                bury(failed);
            }
        } catch (Error e) {
            // The process is ill, not the record; and a container stops for good when it sees an Error.
            throw new IllegalStateException("A handler ended with " + e, e);
        }
    }

    private List<Arrived> decode(List<ConsumerRecord<String, SpecificRecord>> records, List<Failed> failed) {
        List<Arrived> arrived = new ArrayList<>(records.size());
        for (ConsumerRecord<String, SpecificRecord> record : records) {
            try {
                arrived.add(begin(record, Deliveries.of(record, event(record))));
            } catch (RuntimeException e) {
                noteUnlessTransient(record, e, failed);
            }
        }
        return arrived;
    }

    private Arrived begin(ConsumerRecord<String, SpecificRecord> record, Delivered delivered) {
        Span span = spans.begin("process", SpanKind.CONSUMER, record.topic(), delivered.trace());
        return new Arrived(record, span.getSpanContext().isValid() ? delivered.in(Trace.of(span)) : delivered, span);
    }

    /** Decodes once more what could not be decoded when it was polled: the registry may have been away. */
    private SpecificRecord event(ConsumerRecord<String, SpecificRecord> record) {
        if (record.value() != null) {
            return record.value();
        }
        Header original = record.headers().lastHeader(EventDeserializer.ORIGINAL_BYTES);
        if (original == null) {
            throw new ImpossibleEvent("Record %d of %s has no value.".formatted(record.offset(), record.topic()));
        }
        return codec.decode(record.topic(), original.value());
    }

    private static void handle(List<Arrived> arrived, EventHandler handler, List<Failed> failed) {
        try {
            handler.handle(arrived.stream().map(Arrived::delivered).toList());
        } catch (RuntimeException e) {
            arrived.forEach(one -> one.span().recordException(e));
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            LOG.warn("A batch of {} failed and is handled one by one.", arrived.size(), e);
            arrived.forEach(one -> handleAlone(one, handler, failed));
        } finally {
            arrived.forEach(one -> one.span().end());
        }
    }

    private static void handleAlone(Arrived one, EventHandler handler, List<Failed> failed) {
        try {
            handler.handle(List.of(one.delivered()));
        } catch (RuntimeException e) {
            noteUnlessTransient(one.record(), e, failed);
        }
    }

    private static void noteUnlessTransient(ConsumerRecord<String, ?> record, RuntimeException failure, List<Failed> failed) {
        if (TransientFailures.isTransient(failure)) {
            throw failure;
        }
        failed.add(new Failed(record, failure));
    }

    private void bury(List<Failed> failed) {
        String consumerGroup = Objects.requireNonNull(KafkaUtils.getConsumerGroupId(), "not on a listener's thread");
        deadLetters.publish(consumerGroup, failed);
        for (Failed letter : failed) {
            ConsumerRecord<String, ?> record = letter.record();
            meters.counter("frontrow.dead.letters", "topic", record.topic(), "group", consumerGroup).increment();
            try (var _ = MDC.putCloseable("key", record.key())) {
                LOG.error("Record {} of partition {} of {} became a dead letter of {}.", record.offset(), record.partition(),
                        record.topic(), consumerGroup, letter.cause());
            }
        }
    }
}
