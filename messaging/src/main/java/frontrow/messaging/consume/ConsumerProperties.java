package frontrow.messaging.consume;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults of every consumer of a service.
 *
 * @param pollRecordsMax      records that one transaction handles at most; 500 by default
 * @param fetchWaitMax        how long a broker with nothing new holds a fetch; 250 ms by default. It answers with data at once, except
 *                            to consumers that are in no hurry
 * @param backOffInitial      wait after the first failure; 200 ms by default
 * @param backOffMax          wait after many failures; 10 s by default
 * @param newTopicsNoticedMax until a new partition, or a topic of redriven dead letters, is noticed; 10 s by default
 * @param silenceMax          until the partitions of a consumer that went without a word are given to others; 10 s by default. So long
 *                            a group stands still after a {@code kill -9}
 * @param heartbeatEvery      how often a consumer gives a sign of life; 1 s by default, and at most a third of {@code silenceMax}. So
 *                            late it may hear that partitions are given to others, because somebody came or went
 */
@ConfigurationProperties("frontrow.messaging.consumer")
public record ConsumerProperties(@DefaultValue("500") int pollRecordsMax, @DefaultValue("250ms") Duration fetchWaitMax,
        @DefaultValue("200ms") Duration backOffInitial, @DefaultValue("10s") Duration backOffMax,
        @DefaultValue("10s") Duration newTopicsNoticedMax, @DefaultValue("10s") Duration silenceMax,
        @DefaultValue("1s") Duration heartbeatEvery) {

    public ConsumerProperties {
        if (pollRecordsMax < 1 || pollRecordsMax > 10_000) {
            throw new IllegalArgumentException("frontrow.messaging.consumer.poll-records-max must be from 1 to 10000.");
        }
        if (silenceMax.toSeconds() < 6 || silenceMax.toSeconds() > 300) {
            throw new IllegalArgumentException("frontrow.messaging.consumer.silence-max must be from 6 s to 300 s.");
        }
        if (heartbeatEvery.toMillis() < 10 || heartbeatEvery.multipliedBy(3).compareTo(silenceMax) > 0) {
            throw new IllegalArgumentException(
                    "frontrow.messaging.consumer.heartbeat-every must be from 10 ms to a third of silence-max.");
        }
        if (!backOffInitial.isPositive() || backOffMax.compareTo(backOffInitial) < 0 || backOffMax.toSeconds() > 60) {
            throw new IllegalArgumentException(
                    "frontrow.messaging.consumer.back-off-initial must be positive, back-off-max not below it nor over 60 s.");
        }
    }
}
