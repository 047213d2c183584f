package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitFailpointsTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    @TempDir
    private Path directory;

    @Test
    void deliversEachBatchThreeTimesInARowWhileItIsTold() throws Exception {
        try (CommitFailpoints failpoints = new CommitFailpoints()) {
            failpoints.configure(Map.of(SendFailpoints.DIRECTORY, directory.toString()));
            ConsumerRecords<Object, Object> batch = new ConsumerRecords<>(Map.of(PARTITION, List.of(
                    new ConsumerRecord<Object, Object>("topic", 0, 5, "key", "first"),
                    new ConsumerRecord<Object, Object>("topic", 0, 6, "key", "second"))), Map.of());

            assertThat(failpoints.onConsume(batch)).hasSize(2);
            Files.createFile(directory.resolve(CommitFailpoints.DELIVER_THRICE));
            assertThat(failpoints.onConsume(batch).records(PARTITION)).extracting(ConsumerRecord::offset)
                    .containsExactly(5L, 6L, 5L, 6L, 5L, 6L);
        }
    }
}
