package frontrow.e2e.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.support.KafkaUtils;

/**
 * After a listener's offsets are committed. And while a file {@link #DELIVER_THRICE} is there, every consumer gets each batch of a
 * partition three times in a row.
 */
public final class CommitFailpoints implements ConsumerInterceptor<Object, Object> {

    static final String DELIVER_THRICE = "DELIVER_THRICE";

    private Path directory = Path.of("");

    @Override
    public void configure(Map<String, ?> configuration) {
        directory = Path.of(String.valueOf(configuration.get(SendFailpoints.DIRECTORY)));
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        if (!Files.exists(directory.resolve(DELIVER_THRICE))) {
            return records;
        }
        Map<TopicPartition, List<ConsumerRecord<Object, Object>>> thrice = new HashMap<>();
        records.partitions().forEach(partition -> thrice.put(partition,
                Collections.nCopies(3, records.records(partition)).stream().flatMap(List::stream).toList()));
        return new ConsumerRecords<>(thrice, records.nextOffsets());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (KafkaUtils.getConsumerGroupId() != null) {
            Failpoint.LISTENER_AFTER_OFFSET_COMMIT.reached(directory);
        }
    }

    @Override
    public void close() {}
}
