package frontrow.messaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Headers;
import frontrow.messaging.EventSpans;
import frontrow.messaging.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rows to the service's topic. A producer never gives up on a record, so that none can overtake it; one that failed for good
 * must be closed, and nothing sent after it.
 */
class TopicWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final RelayStatus status;
    private final EventSpans spans;
    private final List<Sent> pending = new ArrayList<>();

    private record Sent(Future<RecordMetadata> record, Span span) {}

    TopicWriter(Map<String, Object> producerConfig, String topic, RelayStatus status, EventSpans spans) {
        this(new KafkaProducer<>(config(producerConfig), new StringSerializer(), new ByteArraySerializer()), topic, status,
                spans);
    }

    TopicWriter(Producer<String, byte[]> producer, String topic, RelayStatus status, EventSpans spans) {
        this.producer = producer;
        this.topic = topic;
        this.status = status;
        this.spans = spans;
    }

    private static Map<String, Object> config(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return config;
    }

    void send(OutboxRow row) {
        ProducerRecord<String, byte[]> record = row.to(topic);
        Header traceparent = record.headers().lastHeader(Headers.TRACEPARENT);
        Span span = traceparent == null
                ? Span.getInvalid()
                : spans.begin("send", SpanKind.PRODUCER, topic, new Trace(new String(traceparent.value(), UTF_8)));
        pending.add(new Sent(producer.send(record), span));
    }

    /** Returns when the broker has everything that was sent. */
    void awaitAll() throws InterruptedException {
        try {
            for (Sent sent : pending) {
                sent.record().get();
                sent.span().end();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a record for " + topic + ": " + e.getCause(), e.getCause());
        }
        status.sent(pending.size());
        pending.clear();
    }

    /** At once; what is in flight is given up, and is sent again by whoever comes next. */
    @Override
    public void close() {
        try {
            producer.close(Duration.ZERO);
        } catch (InterruptException e) {
            // It has the flag set again, and its thread ends by itself.
            LOG.debug("Nobody waits for the producer to end.", e);
        }
    }
}
