package frontrow.messaging.consume;

import frontrow.messaging.consume.Retries.Retry;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * A batch whose listener failed is read again from the broker, after a growing wait, until it succeeds: nothing is skipped, nothing is
 * kept in memory over a rebalance. The wait stays far below {@code max.poll.interval.ms}.
 */
final class RetryForever<K, V> implements CommonErrorHandler, BatchInterceptor<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(RetryForever.class);
    private static final Duration PAUSE_AFTER_POLL_FAILED = Duration.ofMillis(500);

    private final Retries retries;

    RetryForever(Retries retries) {
        this.retries = retries;
    }

    @Override
    public void handleBatch(Exception thrown, ConsumerRecords<?, ?> records, Consumer<?, ?> consumer,
            MessageListenerContainer container, Runnable invokeListener) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
        Retry retry = retries.failed(thread(), thrown);
        Duration wait = retries.backOff(retry);
        if (retry.isFirst()) {
            LOG.warn("{} records are tried again in {} and so on until they succeed.", records.count(), wait, thrown);
        } else {
            LOG.warn("{} records failed {} times since {}, next try in {}: {}", records.count(), retry.attempts(), retry.since(),
                    wait,
                    retry.cause());
        }
        sleep(container, wait);
    }

    @Override
    public void handleOtherException(Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container,
            boolean batchListener) {
        LOG.warn("Polling or committing failed; what was not committed comes again.", thrown);
        sleep(container, PAUSE_AFTER_POLL_FAILED);
    }

    @Override
    public ConsumerRecords<K, V> intercept(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
        return records;
    }

    @Override
    public void success(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
        retries.recovered(thread());
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    /** Every consumer has a thread of its own, named after its listener. */
    private static String thread() {
        return Thread.currentThread().getName();
    }

    private static void sleep(MessageListenerContainer container, Duration wait) {
        try {
            ListenerUtils.stoppableSleep(container, wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
