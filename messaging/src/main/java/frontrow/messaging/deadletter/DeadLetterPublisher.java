package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Topics;
import frontrow.messaging.codec.EventDeserializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Puts records that can never be handled, as they were written, into the dead letters of a consumer group. */
public final class DeadLetterPublisher implements AutoCloseable {

    private static final int STACK_TRACE_CHARS_MAX = 8_000;
    private static final int CAUSE_CHARS_MAX = 2_000;

    private final Map<String, Object> producerConfiguration;
    private final DeadLetterTopics topics;
    private @Nullable Producer<byte[], byte[]> producer;

    /** No connection is made before the first dead letter. */
    DeadLetterPublisher(Map<String, Object> producerConfiguration, DeadLetterTopics topics) {
        this.producerConfiguration = producerConfiguration;
        this.topics = topics;
    }

    /** A record and why it cannot be handled. */
    public record Failed(ConsumerRecord<String, ?> record, Throwable cause) {}

    /** Returns when the broker has all of them. */
    public void publish(String consumerGroup, List<Failed> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Failed letter : letters) {
            Origin origin = Origin.of(letter.record());
            String topic = Topics.deadLetters(origin.topic(), consumerGroup);
            topics.ensure(topic);
            sent.add(producer().send(letter(topic, consumerGroup, origin, letter)));
        }
        for (Future<RecordMetadata> one : sent) {
            await(one);
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String topic, String consumerGroup, Origin origin, Failed failed) {
        ConsumerRecord<String, ?> record = failed.record();
        byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
        Headers headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith("springDeserializerException")
                    && !header.key().equals(EventDeserializer.ORIGINAL_BYTES)) {
                headers.add(header);
            }
        }
        origin.addTo(headers);
        Origin.put(headers, DeadLetterHeaders.GROUP, consumerGroup);
        Origin.put(headers, DeadLetterHeaders.CAUSE, cause(failed.cause()));
        Origin.put(headers, DeadLetterHeaders.STACK_TRACE, stackTrace(failed.cause()));
        return new ProducerRecord<>(topic, null, key, originalBytes(record), headers);
    }

    private static byte @Nullable [] originalBytes(ConsumerRecord<?, ?> record) {
        Header original = record.headers().lastHeader(EventDeserializer.ORIGINAL_BYTES);
        return original == null ? null : original.value();
    }

    private static String cause(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append("; caused by ").append(cause);
        }
        return text.substring(0, Math.min(text.length(), CAUSE_CHARS_MAX));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), STACK_TRACE_CHARS_MAX));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("A dead letter could not be stored.", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(producerConfiguration, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        Utils.closeQuietly(producer, "producer of dead letters");
    }
}
