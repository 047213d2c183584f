package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.support.KafkaUtils;

/** After a listener's offsets are committed. */
public final class CommitFailpoints implements ConsumerInterceptor<Object, Object> {

    private Path directory = Path.of("");

    @Override
    public void configure(Map<String, ?> configuration) {
        directory = Path.of(String.valueOf(configuration.get(SendFailpoints.DIRECTORY)));
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        return records;
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
