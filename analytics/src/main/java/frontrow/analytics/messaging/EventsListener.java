package frontrow.analytics.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.analytics.application.CountEvents;
import frontrow.analytics.application.CountEvents.Placed;
import frontrow.analytics.application.ReadingPlace;
import frontrow.analytics.domain.Counted.Place;
import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.deadletter.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;

/**
 * All topics, from where the database says that counting has come to; what Kafka remembers of this group is of no matter. Seeks happen
 * on the consumer's own thread, before a poll reads, so all of a poll was read under one build.
 */
@Component
class EventsListener implements ConsumerSeekAware {

    private static final ThreadLocal<@Nullable Reading> READING = new ThreadLocal<>();

    private final BatchConsumer batches;
    private final CountEvents countEvents;
    private final ReadingPlace readingPlace;

    /** What the consumer of a thread reads, and under which build. */
    private static final class Reading {
        private final ConsumerSeekCallback consumer;
        private final Set<TopicPartition> partitions = new HashSet<>();
        private long build;
        private boolean outdated;

        private Reading(ConsumerSeekCallback consumer) {
            this.consumer = consumer;
        }
    }

    EventsListener(BatchConsumer batches, CountEvents countEvents, ReadingPlace readingPlace) {
        this.batches = batches;
        this.countEvents = countEvents;
        this.readingPlace = readingPlace;
    }

    @KafkaListener(id = "analytics-events", topics = {Topics.QUEUE, Topics.RESERVATION, Topics.PAYMENT,
            Topics.WALLET}, groupId = "analytics", containerPostProcessor = "toldWhenIdle")
    void on(List<ConsumerRecord<String, SpecificRecord>> records) {
        Reading here = reading();
        Map<Where, UUID> ids = new HashMap<>();
        records.forEach(record -> ids.put(Where.of(Origin.of(record)), id(record)));
        batches.consume(records, events -> count(events, ids, here));
        if (here.outdated) {
            goTo(here, here.consumer);
        }
    }

    /** Where a record was first appended. */
    private record Where(String topic, int partition, long offset) {

        static Where of(Origin origin) {
            return new Where(origin.topic(), origin.partition(), origin.offset());
        }
    }

    /** Of the event; where a record has none that can be read, it is an event of its own, as to the audit. */
    private static UUID id(ConsumerRecord<?, ?> record) {
        UUID ownId = UUID.nameUUIDFromBytes(Where.of(Origin.of(record)).toString().getBytes(UTF_8));
        Header id = record.headers().lastHeader(Headers.CE_ID);
        if (id == null) {
            return ownId;
        }
        try {
            return UUID.fromString(new String(id.value(), UTF_8));
        } catch (IllegalArgumentException malformed) {
            return ownId;
        }
    }

    /** Where the batch is taken one by one, its rest is as outdated as its first. */
    private void count(List<Delivered> events, Map<Where, UUID> ids, Reading here) {
        List<Placed> placed = events.stream()
                .map(event -> new Placed(new Place(event.topic(), event.partition()), event.offset(),
                        Objects.requireNonNull(ids.get(new Where(event.topic(), event.partition(), event.offset()))),
                        event.event()))
                .toList();
        here.outdated |= !countEvents.count(here.build, placed);
    }

    /** Called with every assignment, too; what was assigned before is still read. */
    @Override
    public void registerSeekCallback(ConsumerSeekCallback consumer) {
        if (READING.get() == null) {
            READING.set(new Reading(consumer));
        }
    }

    @Override
    public void unregisterSeekCallback() {
        READING.remove();
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback consumer) {
        Reading here = reading();
        here.partitions.addAll(assignments.keySet());
        goTo(here, consumer);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> partitions) {
        if (partitions != null) {
            reading().partitions.removeAll(Set.copyOf(partitions));
        }
    }

    /** When nothing comes, nobody else would notice that everything is to be counted anew. */
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> assignments, ConsumerSeekCallback consumer) {
        Reading here = reading();
        if (readingPlace.build() != here.build) {
            goTo(here, consumer);
        }
    }

    private static Reading reading() {
        return Objects.requireNonNull(READING.get(), "not on a consumer's thread");
    }

    /**
     * All partitions at once: they are read under one build.
     *
     * @param consumer seeks before it reads again
     */
    private void goTo(Reading here, ConsumerSeekCallback consumer) {
        ReadingPlace.At at = readingPlace.now();
        here.build = at.build();
        here.outdated = false;
        here.partitions.forEach(partition -> consumer.seek(partition.topic(), partition.partition(),
                at.nextOffsets().getOrDefault(new Place(partition.topic(), partition.partition()), 0L)));
    }
}
