package frontrow.bench.expiry;

import frontrow.bench.load.Latency;
import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatReleased;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads from the topic how long after their holds' end seats were released. */
final class ReleaseWatch {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(2);

    private final String bootstrapServers;

    ReleaseWatch(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Returns when each of these holds was released: how late the record of it was in the topic.
     *
     * @param expiries by reservation
     * @throws IllegalStateException if for two minutes none is, or one was released before its end
     */
    Latency lateness(Map<String, Instant> expiries) {
        Latency late = new Latency();
        long giveUpNanos = System.nanoTime() + SILENCE_MAX.toNanos();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESERVATION).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (late.count() < expiries.size()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (isRelease(record) && expiries.containsKey(record.key())) {
                        late.record(nanosBetween(expiries.get(record.key()), record.timestamp()));
                        giveUpNanos = System.nanoTime() + SILENCE_MAX.toNanos();
                    }
                }
                if (System.nanoTime() > giveUpNanos) {
                    throw new IllegalStateException("%d of %d holds were released; for %s none has been."
                            .formatted(late.count(), expiries.size(), SILENCE_MAX));
                }
            }
        }
        return late;
    }

    private static boolean isRelease(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(Headers.CE_TYPE);
        return new String(type.value(), StandardCharsets.UTF_8).equals(SeatReleased.getClassSchema().getFullName());
    }

    private static long nanosBetween(Instant end, long recordMillis) {
        // A record's time is in whole milliseconds.
        long millis = recordMillis - end.toEpochMilli();
        if (millis < 0) {
            throw new IllegalStateException("A hold was released %d ms before its end.".formatted(-millis));
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
