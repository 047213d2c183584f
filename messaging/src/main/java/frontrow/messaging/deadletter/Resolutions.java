package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about a letter is one transaction: the copy for the consumer group and the note that it was made. Who begins one shuts
 * out everybody else who is at the same letters, and looks again before acting; so nothing is driven twice.
 */
final class Resolutions {

    private static final Logger LOG = LoggerFactory.getLogger(Resolutions.class);
    private static final int ATTEMPTS_MAX = 8;
    private static final long PAUSE_MILLIS = 300;
    private static final Duration TRANSACTION_MAX = Duration.ofSeconds(15);

    private final Map<String, Object> configuration;
    private final LetterBox letters;
    private final DeadLetterTopics topics;

    Resolutions(Map<String, Object> configuration, LetterBox letters, DeadLetterTopics topics) {
        this.configuration = configuration;
        this.letters = letters;
        this.topics = topics;
    }

    /** Which of those that wait are meant. */
    interface Choice extends UnaryOperator<List<ConsumerRecord<byte[], byte[]>>> {}

    /** What is to be sent when a letter is resolved. */
    interface Act extends Function<ConsumerRecord<byte[], byte[]>, Optional<ProducerRecord<byte[], byte[]>>> {}

    /** @return how many letters were chosen */
    int resolve(String topic, String consumerGroup, String resolution, Choice choice, Act act) {
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
    private int commit(Producer<byte[], byte[]> producer, String deadLetters, String resolution,
            List<ConsumerRecord<byte[], byte[]>> chosen, Act act) {
        if (!chosen.isEmpty()) {
            String notes = DeadLetterTopics.resolvedOf(deadLetters);
            producer.beginTransaction();
            for (ConsumerRecord<byte[], byte[]> letter : chosen) {
                act.apply(letter).ifPresent(record -> send(producer, record));
                send(producer, new ProducerRecord<>(notes, Long.toString(letter.offset()).getBytes(UTF_8),
                        resolution.getBytes(UTF_8)));
            }
            producer.commitTransaction();
            letters.awaitCommitted(notes);
        }
        return chosen.size();
    }

    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record);
    }

    /**
     * Whose transaction the coordinator has ended for the other's sake is told that its state is not valid; where the coordinator is just
     * at it, the answer has no type of its own, and the client throws what all its errors derive from. Whatever became of the commit: who looks again sees it.
     */
    static boolean isShutOut(Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
                || failure instanceof InvalidTxnStateException
                || (failure.getClass() == KafkaException.class && failure.getCause() == null)
                || (failure.getCause() != null && isShutOut(failure.getCause()));
    }

    private Producer<byte[], byte[]> producer(String deadLetters) {
        Map<String, Object> transactional = new HashMap<>(configuration);
        transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "resolve-" + deadLetters);
        // Who is killed on the way holds up the group's redriven records for so long.
        transactional.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_MAX.toMillis()));
        transactional.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        return new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
