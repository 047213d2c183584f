package frontrow.audit.read;

import frontrow.audit.Audit;
import frontrow.audit.Location;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import frontrow.events.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What is read: of each partition, the records from the first to before an end. */
public record TopicPrefix(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {

    static TopicPrefix of(Consumer<?, ?> consumer, @Nullable Instant asOf) {
        List<TopicPartition> partitions = partitions(consumer);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        if (asOf != null) {
            Map<TopicPartition, OffsetAndTimestamp> later = consumer.offsetsForTimes(partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> asOf.toEpochMilli() + 1)));
            later.forEach((partition, first) -> {
                if (first != null) {
                    ends.merge(partition, first.offset(), Math::min);
                }
            });
        }
        return new TopicPrefix(Map.copyOf(consumer.beginningOffsets(partitions)), Map.copyOf(ends));
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        return Topics.ALL.stream().map(topic -> {
            List<PartitionInfo> partitions = there.get(topic);
            if (partitions == null) {
                throw new CannotAudit("There is no topic " + topic + ": nothing has run here yet.");
            }
            return partitions;
        }).flatMap(Collection::stream).map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    /** A topic is kept for ever: one whose first records are gone proves nothing. */
    public void report(Audit audit) {
        beginnings.forEach((partition, beginning) -> {
            if (beginning > 0) {
                audit.found(new Violation(Rule.RECORD_IS_READABLE, "topic " + partition,
                        "the records before offset %d are gone".formatted(beginning),
                        new Location(partition.topic(), partition.partition(), 0), List.of()));
            }
        });
    }

    public long records() {
        return ends.entrySet().stream().mapToLong(end -> Math.max(0, end.getValue() - beginnings.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
