package frontrow.analytics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/** Where a consumer was told to read next. */
final class Seeks implements ConsumerSeekCallback {

    final Map<TopicPartition, Long> offsets = new HashMap<>();

    @Override
    public void seek(String topic, int partition, long offset) {
        offsets.put(new TopicPartition(topic, partition), offset);
    }

    @Override
    public void seek(String topic, int partition, Function<Long, Long> offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToBeginning(String topic, int partition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToEnd(String topic, int partition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekRelative(String topic, int partition, long offset, boolean toCurrent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToTimestamp(String topic, int partition, long timestamp) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToTimestamp(Collection<TopicPartition> partitions, long timestamp) {
        throw new UnsupportedOperationException();
    }
}
