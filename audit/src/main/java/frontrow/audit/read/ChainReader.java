package frontrow.audit.read;

import frontrow.audit.Location;
import frontrow.audit.Report;
import frontrow.audit.Violation;
import frontrow.audit.Violation.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The second look: the fold keeps where the records of a chain are, not what they say; this reads those of the violations that are told
 * once more, seeking from one to the next. What cannot be read now stays as it is: the violation stands without it.
 */
public final class ChainReader {

    /** Records read again; further ones stay without their fields. */
    private static final int RECORDS_MAX = 20_000;
    private static final int PARTITION_FETCH_BYTES_MAX = 64 * 1024;
    private static final Duration POLL_WAIT = Duration.ofMillis(200);
    private static final Duration TIME_MAX = Duration.ofSeconds(30);
    private static final int API_TIMEOUT_MS = 10_000;

    private final Broker broker;
    private final EventReader events;
    private final Map<Location, Map<String, @Nullable Object>> found = new HashMap<>();

    public ChainReader(Broker broker, Registry registry) {
        this.broker = broker;
        this.events = new EventReader(registry);
    }

    /** @return the same report, its chains with the fields of their events */
    public Report withFields(Report report) {
        Map<TopicPartition, NavigableSet<Long>> wanted = wanted(report);
        if (wanted.isEmpty()) {
            return report;
        }
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(wanted.keySet());
            wanted.forEach((partition, offsets) -> consumer.seek(partition, offsets.getFirst()));
            long giveUpAt = System.nanoTime() + TIME_MAX.toNanos();
            while (!consumer.assignment().equals(consumer.paused()) && System.nanoTime() < giveUpAt) {
                take(consumer.poll(POLL_WAIT), wanted, consumer);
            }
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        } catch (KafkaException unreadableNow) {
            return told(report);
        }
        return told(report);
    }

    private static Map<TopicPartition, NavigableSet<Long>> wanted(Report report) {
        Map<TopicPartition, NavigableSet<Long>> wanted = new HashMap<>();
        report.violations().stream().flatMap(violation -> violation.chain().stream()).map(Step::location).distinct()
                .limit(RECORDS_MAX).forEach(location -> wanted
                        .computeIfAbsent(new TopicPartition(location.topic(), location.partition()), p -> new TreeSet<>())
                        .add(location.offset()));
        return wanted;
    }

    /** An offset that has no record is passed over by the records after it. */
    private void take(ConsumerRecords<String, byte[]> polled, Map<TopicPartition, NavigableSet<Long>> wanted,
            KafkaConsumer<String, byte[]> consumer) {
        for (TopicPartition partition : polled.partitions()) {
            NavigableSet<Long> offsets = wanted.getOrDefault(partition, new TreeSet<>());
            for (ConsumerRecord<String, byte[]> record : polled.records(partition)) {
                if (offsets.contains(record.offset())) {
                    note(record);
                }
            }
            offsets.headSet(consumer.position(partition)).clear();
            if (offsets.isEmpty()) {
                consumer.pause(List.of(partition));
            } else {
                consumer.seek(partition, offsets.getFirst());
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        try {
            found.put(new Location(record.topic(), record.partition(), record.offset()),
                    Fields.of(events.read(record.topic(), record.value())));
        } catch (Unreadable noEvent) {
            // Its violation says so.
        }
    }

    private Report told(Report report) {
        List<Violation> violations = new ArrayList<>();
        for (Violation violation : report.violations()) {
            violations.add(violation.withChain(violation.chain().stream()
                    .map(step -> step.withFields(found.getOrDefault(step.location(), Map.of()))).toList()));
        }
        return report.withViolations(violations);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return broker
                .consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "audit-chains", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        PARTITION_FETCH_BYTES_MAX, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS));
    }
}
