package frontrow.audit.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics: one thread a core polls and decodes, each its share of the partitions, and the caller's own takes what they decoded,
 * in the order of each partition.
 */
public final class TopicReader implements AutoCloseable {

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());
    /** Batches that are decoded, but not taken: as many as keep all threads busy. */
    private static final int DECODED_MAX = 16 * THREADS;
    private static final int FETCH_BYTES_MAX = 16 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES_MAX = 4 * 1024 * 1024;
    private static final int API_TIMEOUT_MS = 10_000;

    private final Broker broker;
    private final Registry registry;
    private final List<KafkaConsumer<String, byte[]>> consumers;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().name("audit-reader-", 0).daemon().factory());

    public TopicReader(Broker broker, Registry registry) {
        this.broker = broker;
        this.registry = registry;
        try {
            this.consumers = Stream.generate(this::consumer).limit(THREADS).toList();
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return broker.consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "audit", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Pass.POLL_RECORDS_MAX,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                PARTITION_FETCH_BYTES_MAX, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS));
    }

    /** What there is to read now, or was there at that time by the broker's clock. */
    public TopicPrefix prefix(@Nullable Instant asOf) {
        try {
            return TopicPrefix.of(consumers.getFirst(), asOf);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** @param progress is told how many records were handed on */
    public void read(TopicPrefix prefix, Map<TopicPartition, Long> from, Consumer<Reading> readings, ReadProgress progress) {
        BlockingQueue<List<Reading>> decoded = new ArrayBlockingQueue<>(DECODED_MAX);
        try {
            List<Map<TopicPartition, Long>> shares = shares(prefix, from);
            List<Future<?>> passes = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                passes.add(threads.submit(new Pass(consumers.get(i), registry, shares.get(i), prefix.ends(), decoded)));
            }
            long handedOn = 0;
            for (int over = 0; over < THREADS;) {
                List<Reading> batch = decoded.take();
                batch.forEach(readings);
                handedOn += batch.size();
                progress.read(handedOn);
                over += batch.isEmpty() ? 1 : 0;
            }
            for (Future<?> pass : passes) {
                pass.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAudit("Interrupted.", e);
        } catch (KafkaException e) {
            throw unreachable(e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case CannotAudit cannot -> cannot;
                case KafkaException kafka -> unreachable(kafka);
                case null, default -> new CannotAudit("A record cannot be decoded: " + e.getCause(), e);
            };
        }
    }

    /** Where the partitions of each thread begin: the longest ones are dealt out first. */
    private static List<Map<TopicPartition, Long>> shares(TopicPrefix prefix, Map<TopicPartition, Long> from) {
        List<Map<TopicPartition, Long>> shares = Stream.generate(HashMap<TopicPartition, Long>::new).limit(THREADS)
                .<Map<TopicPartition, Long>>map(share -> share).toList();
        List<TopicPartition> toRead = prefix.ends().entrySet().stream()
                .filter(end -> from.getOrDefault(end.getKey(), 0L) < end.getValue())
                .sorted(Map.Entry.<TopicPartition, Long>comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey)
                .toList();
        for (int i = 0; i < toRead.size(); i++) {
            shares.get(i % THREADS).put(toRead.get(i), from.getOrDefault(toRead.get(i), 0L));
        }
        return shares;
    }

    public void read(TopicPrefix prefix, Consumer<Reading> readings, ReadProgress progress) {
        read(prefix, prefix.beginnings(), readings, progress);
    }

    /** Told now and then. */
    public interface ReadProgress extends AutoCloseable {

        /** Tells nobody. */
        ReadProgress SILENT = new ReadProgress() {

            @Override
            public void expect(long records) {
                // whoever wants to know has given another one
            }

            @Override
            public void read(long records) {
                // the same
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };

        void expect(long records);

        void read(long records);

        @Override
        void close();
    }

    private CannotAudit unreachable(KafkaException e) {
        return new CannotAudit(
                "Kafka at %s does not answer; the system must be running (./frontrow).".formatted(broker.bootstrapServers()), e);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        consumers.forEach(consumer -> consumer.close(CloseOptions.timeout(Duration.ofSeconds(1))));
    }
}
