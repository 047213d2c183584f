package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.RegistryUnavailable;
import frontrow.messaging.codec.UndecodableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Dead letters in topics; what is done about them is done by {@link Resolutions}. */
final class KafkaDeadLetters implements DeadLetters {

    /** Of one transaction. */
    private static final int BATCH_MAX = 500;

    private final LetterBox letters;
    private final DeadLetterTopics topics;
    private final Resolutions resolutions;
    private final EventCodec codec;

    KafkaDeadLetters(Map<String, Object> configuration, EventCodec codec) {
        this.letters = new LetterBox(configuration);
        this.topics = new DeadLetterTopics(configuration);
        this.resolutions = new Resolutions(configuration, letters, topics);
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
        String again = redriveTopic(topic, consumerGroup);
        resolutions.resolve(topic, consumerGroup, "REDRIVEN", waiting -> {
            var letter = one(waiting, topic, consumerGroup, number);
            var sooner = waiting.stream().filter(other -> other.offset() < number && Arrays.equals(other.key(), letter.key()))
                    .findFirst();
            if (sooner.isPresent()) {
                throw new IllegalStateException("Letter %d is about the same as letter %d and comes before it."
                        .formatted(sooner.get().offset(), number));
            }
            return List.of(letter);
        }, letter -> Optional.of(again(again, letter)));
    }

    @Override
    public int redriveAll(String topic, String consumerGroup) {
        String again = redriveTopic(topic, consumerGroup);
        int driven = 0;
        while (true) {
            int batch = resolutions.resolve(topic, consumerGroup, "REDRIVEN",
                    waiting -> waiting.subList(0, Math.min(BATCH_MAX, waiting.size())),
                    letter -> Optional.of(again(again, letter)));
            driven += batch;
            if (batch < BATCH_MAX) {
                return driven;
            }
        }
    }

    /** Not made for a name that somebody mistyped. */
    private String redriveTopic(String topic, String consumerGroup) {
        requireLetters(topic, consumerGroup);
        String again = DeadLetterTopics.redrive(topic, consumerGroup);
        topics.ensure(again);
        return again;
    }

    private void requireLetters(String topic, String consumerGroup) {
        if (!letters.topics().contains(Topics.deadLetters(topic, consumerGroup))) {
            throw new IllegalStateException("There are no dead letters of %s for %s.".formatted(topic, consumerGroup));
        }
    }

    private static ProducerRecord<byte[], byte[]> again(String topic, ConsumerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders(letter.headers().toArray());
        headers.remove(DeadLetterHeaders.CAUSE).remove(DeadLetterHeaders.STACK_TRACE).remove(DeadLetterHeaders.GROUP);
        return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
    }

    @Override
    public void discard(String topic, String consumerGroup, long number, String reason) {
        requireLetters(topic, consumerGroup);
        resolutions.resolve(topic, consumerGroup, "DISCARDED: " + reason,
                waiting -> List.of(one(waiting, topic, consumerGroup, number)),
                letter -> Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> one(List<ConsumerRecord<byte[], byte[]>> waiting, String topic,
            String consumerGroup, long number) {
        return waiting.stream().filter(letter -> letter.offset() == number).findAny().orElseThrow(
                () -> new IllegalStateException("No letter %d of %s waits for %s.".formatted(number, topic, consumerGroup)));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> waiting(String deadLetters, long number) {
        return letters.waiting(deadLetters).stream().filter(letter -> letter.offset() == number).findAny();
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(text(record, DeadLetterHeaders.GROUP), record.offset(), Origin.of(record),
                Instant.ofEpochMilli(record.timestamp()), Origin.text(record.headers(), Headers.CE_TYPE),
                record.key() == null ? null : new String(record.key(), UTF_8), text(record, DeadLetterHeaders.CAUSE),
                text(record, DeadLetterHeaders.STACK_TRACE), event(record),
                record.value() == null ? "no value" : codec.toText(record.value()));
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return requireNonNullElse(Origin.text(record.headers(), header), "");
    }

    private @Nullable SpecificRecord event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : codec.decode(Origin.of(record).topic(), record.value());
        } catch (UndecodableEvent | RegistryUnavailable e) {
            return null;
        }
    }
}
