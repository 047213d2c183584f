package frontrow.messaging.deadletter;

import frontrow.messaging.codec.EventCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * For operators: what waits, and what to do about it. A letter is driven again to the consumer group that failed on it and to nobody
 * else, once; or it is discarded, with a reason that is kept. All of it is in topics, so it works from any process, from several at
 * once, and goes on where one was killed.
 */
public interface DeadLetters {

    /** What is neither driven again nor discarded, by topic and group, in order; at most so many. */
    List<DeadLetter> waiting(int lettersMax);

    /** A letter that waits. */
    Optional<DeadLetter> find(String topic, String consumerGroup, long number);

    /**
     * Gives the record, as it was written, to the consumer group again. If it fails again it becomes a new letter.
     *
     * @throws IllegalStateException if no such letter waits, for example because somebody else was faster, or if an earlier one of the
     *                               same key does
     */
    void redrive(String topic, String consumerGroup, long number);

    /**
     * All that wait now, in order.
     *
     * @return how many
     */
    int redriveAll(String topic, String consumerGroup);

    /**
     * Ends the letter without effect.
     *
     * @param reason kept with the letter's number for whoever asks later
     * @throws IllegalStateException if no such letter waits
     */
    void discard(String topic, String consumerGroup, long number, String reason);

    static DeadLetters on(String bootstrapServers, EventCodec codec) {
        return new KafkaDeadLetters(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), codec);
    }
}
