package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.RegistryUnavailable;
import frontrow.messaging.codec.UndecodableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about a letter is one transaction: the copy for the consumer group and the note that it was made. Who begins one shuts
 * out everybody else who is at the same letters, and looks again before acting; so nothing is driven twice.
 */
final class KafkaDeadLetters implements DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);
    /** Of one transaction. */
    private static final int BATCH_MAX = 500;
    private static final int ATTEMPTS_MAX = 8;
    private static final long PAUSE_MILLIS = 300;
    private static final Duration TRANSACTION_MAX = Duration.ofSeconds(15);

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
        resolve(topic, consumerGroup, "REDRIVEN", waiting -> {
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
        String again = DeadLetterTopics.redrive(topic, consumerGroup);
        topics.ensure(again);
        int driven = 0;
        while (true) {
            int batch = resolve(topic, consumerGroup, "REDRIVEN",
                    waiting -> waiting.subList(0, Math.min(BATCH_MAX, waiting.size())),
                    letter -> Optional.of(again(again, letter)));
            driven += batch;
            if (batch < BATCH_MAX) {
                return driven;
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> again(String topic, ConsumerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders(letter.headers().toArray());
        headers.remove(DeadLetterHeaders.CAUSE).remove(DeadLetterHeaders.STACK_TRACE).remove(DeadLetterHeaders.GROUP);
        return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
    }

    @Override
    public void discard(String topic, String consumerGroup, long number, String reason) {
        resolve(topic, consumerGroup, "DISCARDED: " + reason, waiting -> List.of(one(waiting, topic, consumerGroup, number)),
                letter -> Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> one(List<ConsumerRecord<byte[], byte[]>> waiting, String topic,
            String consumerGroup, long number) {
        return waiting.stream().filter(letter -> letter.offset() == number).findAny().orElseThrow(
                () -> new IllegalStateException("No letter %d of %s waits for %s.".formatted(number, topic, consumerGroup)));
    }

    /** Which of those that wait are meant. */
    private interface Choice extends UnaryOperator<List<ConsumerRecord<byte[], byte[]>>> {}

    /** What is to be sent when a letter is resolved. */
    private interface Act extends Function<ConsumerRecord<byte[], byte[]>, Optional<ProducerRecord<byte[], byte[]>>> {}

    private int resolve(String topic, String consumerGroup, String resolution, Choice choice, Act act) {
        String deadLetters = Topics.deadLetters(topic, consumerGroup);
        topics.ensure(DeadLetterTopics.resolvedOf(deadLetters));
        for (int attempt = 1;; attempt++) {
            try (Producer<byte[], byte[]> producer = producer(deadLetters)) {
                // From here on nobody else can commit what they have begun; who comes later does the same to us.
                producer.initTransactions();
                return commit(producer, deadLetters, resolution, choice.apply(letters.waiting(deadLetters)), act);
            } catch (KafkaException e) {
                if (!isShutOut(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS_MAX) {
                    throw new IllegalStateException("Somebody else is at the letters of %s.".formatted(deadLetters), e);
                }
                LOG.info("Somebody else is at the letters of {}: looks at them again.", deadLetters);
                letThemFinish(attempt);
            }
        }
    }

    /** Two that shut out each other again and again would both get nowhere: each waits for a time of its own. */
    private static void letThemFinish(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS, 2 * PAUSE_MILLIS * attempt));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The commit waits for all that is sent, and fails if one of them did. */
    private static int commit(Producer<byte[], byte[]> producer, String deadLetters, String resolution,
            List<ConsumerRecord<byte[], byte[]>> chosen, Act act) {
        if (!chosen.isEmpty()) {
            producer.beginTransaction();
            for (ConsumerRecord<byte[], byte[]> letter : chosen) {
                act.apply(letter).ifPresent(record -> send(producer, record));
                send(producer, new ProducerRecord<>(DeadLetterTopics.resolvedOf(deadLetters),
                        Long.toString(letter.offset()).getBytes(UTF_8), resolution.getBytes(UTF_8)));
            }
            producer.commitTransaction();
        }
        return chosen.size();
    }

    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record);
    }

    private static boolean isShutOut(Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
                || (failure.getCause() != null && isShutOut(failure.getCause()));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> waiting(String deadLetters, long number) {
        return letters.waiting(deadLetters).stream().filter(letter -> letter.offset() == number).findAny();
    }

    private Producer<byte[], byte[]> producer(String deadLetters) {
        Map<String, Object> transactional = new HashMap<>(configuration);
        transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "resolve-" + deadLetters);
        // Who is killed on the way holds up the group's redriven records for so long.
        transactional.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_MAX.toMillis()));
        transactional.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        return new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
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
