package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.UndecodableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a letter is one transaction: the copy for the consumer group and the note that it was made. Who begins one shuts
 * out everybody else who is at the same letters, and looks again before acting; so nothing is driven twice.
 */
final class KafkaDeadLetters implements DeadLetters {

    private final Map<String, Object> configuration;
    private final LetterBox letters;
    private final DeadLetterTopics topics;
    private final EventCodec codec;

    KafkaDeadLetters(Map<String, Object> configuration, EventCodec codec) {
        this.configuration = configuration;
        this.letters = new LetterBox(configuration);
        this.topics = new DeadLetterTopics(configuration);
        this.codec = codec;
    }

    @Override
    public List<DeadLetter> waiting(int lettersMax) {
        List<DeadLetter> waiting = new ArrayList<>();
        for (String topic : letters.topics()) {
            letters.waiting(topic).stream().limit((long) lettersMax - waiting.size()).map(this::letter).forEach(waiting::add);
        }
        return waiting;
    }

    @Override
    public Optional<DeadLetter> find(String topic, String consumerGroup, long number) {
        return waiting(Topics.deadLetters(topic, consumerGroup), number).map(this::letter);
    }

    @Override
    public void redrive(String topic, String consumerGroup, long number) {
        String again = DeadLetterTopics.redrive(topic, consumerGroup);
        topics.ensure(again);
        resolve(topic, consumerGroup, number, "REDRIVEN", letter -> {
            var headers = new RecordHeaders(letter.headers().toArray());
            headers.remove(DeadLetterHeaders.CAUSE)
                    .remove(DeadLetterHeaders.STACK_TRACE)
                    .remove(DeadLetterHeaders.GROUP);
            return List.of(new ProducerRecord<>(again, null, letter.key(), letter.value(), headers));
        });
    }

    @Override
    public void discard(String topic, String consumerGroup, long number, String reason) {
        resolve(topic, consumerGroup, number, "DISCARDED: " + reason, letter -> List.of());
    }

    /** What is to be sent when a letter is resolved. */
    private interface Act extends Function<ConsumerRecord<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> {}

    private void resolve(String topic, String consumerGroup, long number, String resolution, Act act) {
        String deadLetters = Topics.deadLetters(topic, consumerGroup);
        String resolved = DeadLetterTopics.resolvedOf(deadLetters);
        topics.ensure(resolved);
        try (Producer<byte[], byte[]> producer = producer(deadLetters)) {
            producer.initTransactions();
            var letter = waiting(deadLetters, number).orElseThrow(
                    () -> new IllegalStateException("No letter %d of %s waits.".formatted(number, deadLetters)));
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(act.apply(letter));
            records.add(new ProducerRecord<>(resolved, Long.toString(number).getBytes(UTF_8), resolution.getBytes(UTF_8)));
            producer.beginTransaction();
            // The commit waits for them, and fails if one of them did.
            for (ProducerRecord<byte[], byte[]> record : records) {
                var _ = producer.send(record);
            }
            producer.commitTransaction();
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> waiting(String deadLetters, long number) {
        return letters.waiting(deadLetters).stream().filter(letter -> letter.offset() == number).findAny();
    }

    private Producer<byte[], byte[]> producer(String deadLetters) {
        Map<String, Object> transactional = new HashMap<>(configuration);
        transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "resolve-" + deadLetters);
        transactional.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        return new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(text(record, DeadLetterHeaders.GROUP), record.offset(), Origin.of(record),
                Instant.ofEpochMilli(record.timestamp()), Origin.text(record.headers(), Headers.CE_TYPE),
                record.key() == null ? null : new String(record.key(), UTF_8), text(record, DeadLetterHeaders.CAUSE),
                text(record, DeadLetterHeaders.STACK_TRACE), event(record));
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return requireNonNullElse(Origin.text(record.headers(), header), "");
    }

    private @Nullable SpecificRecord event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : codec.decode(record.topic(), record.value());
        } catch (UndecodableEvent e) {
            return null;
        }
    }
}
