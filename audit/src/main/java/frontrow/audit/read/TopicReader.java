package frontrow.audit.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics once: one thread polls and hands on, in the order of each partition; one thread a core decodes. As many batches are
 * under way as keep these busy, no more.
 */
public final class TopicReader implements AutoCloseable {

    private static final int POLL_RECORDS_MAX = 4_000;
    private static final int FETCH_BYTES_MAX = 32 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES_MAX = 4 * 1024 * 1024;
    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final int API_TIMEOUT_MS = 10_000;

    private final String bootstrapServers;
    private final Registry registry;
    private final KafkaConsumer<String, byte[]> consumer;
    private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    private final ExecutorService decoders = Executors.newFixedThreadPool(threads,
            Thread.ofPlatform().name("audit-decoder-", 0).daemon().factory());
    private final ThreadLocal<EventReader> events;
    private final ThreadLocal<HeaderCheck> headers = ThreadLocal.withInitial(HeaderCheck::new);

    public TopicReader(String bootstrapServers, Registry registry) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.events = ThreadLocal.withInitial(() -> new EventReader(this.registry));
        try {
            this.consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    ConsumerConfig.CLIENT_ID_CONFIG, "audit", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX,
                    ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                    PARTITION_FETCH_BYTES_MAX, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS),
                    new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** What there is to read now, or was there at that time by the broker's clock. */
    public TopicPrefix prefix(@Nullable Instant asOf) {
        try {
            return TopicPrefix.of(consumer, asOf);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** @param progress is told how many records were handed on */
    public void read(TopicPrefix prefix, Map<TopicPartition, Long> from, Consumer<Reading> readings, ReadProgress progress) {
        try {
            new Pass(prefix, from, readings, progress).run();
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    public void read(TopicPrefix prefix, Consumer<Reading> readings, ReadProgress progress) {
        read(prefix, prefix.beginnings(), readings, progress);
    }

    /** Told now and then. */
    public interface ReadProgress {
        void expect(long records);

        void read(long records);
    }

    private CannotAudit unreachable(KafkaException e) {
        return new CannotAudit(
                "Kafka at %s does not answer; the system must be running (./frontrow).".formatted(bootstrapServers), e);
    }

    private List<Reading> decode(List<ConsumerRecord<String, byte[]>> batch) {
        EventReader reader = events.get();
        HeaderCheck check = headers.get();
        List<Reading> decoded = new ArrayList<>(batch.size());
        for (ConsumerRecord<String, byte[]> record : batch) {
            decoded.add(Reading.of(record, reader, check));
        }
        return decoded;
    }

    /** One pass over the topics. */
    private final class Pass {

        private final Map<TopicPartition, Long> ends;
        private final Consumer<Reading> readings;
        private final ReadProgress progress;
        private final Set<TopicPartition> unfinished = new HashSet<>();
        private final Deque<Future<List<Reading>>> underWay = new ArrayDeque<>();
        private long handedOn;

        Pass(TopicPrefix prefix, Map<TopicPartition, Long> from, Consumer<Reading> readings, ReadProgress progress) {
            this.ends = prefix.ends();
            this.readings = readings;
            this.progress = progress;
            ends.forEach((partition, end) -> {
                if (from.getOrDefault(partition, 0L) < end) {
                    unfinished.add(partition);
                }
            });
            consumer.assign(unfinished);
            unfinished.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
        }

        void run() {
            long silentSince = System.nanoTime();
            while (!unfinished.isEmpty()) {
                ConsumerRecords<String, byte[]> polled = consumer.poll(POLL_WAIT);
                boolean any = !polled.isEmpty();
                take(polled);
                while (underWay.size() > 2 * threads) {
                    handOn();
                }
                if (any) {
                    silentSince = System.nanoTime();
                } else if (System.nanoTime() - silentSince > SILENCE_MAX.toNanos()) {
                    throw new CannotAudit("Kafka at %s sends nothing more, though there is more.".formatted(bootstrapServers));
                }
            }
            while (!underWay.isEmpty()) {
                handOn();
            }
        }

        /** Records past the end are left out: they came while this was reading. */
        private void take(ConsumerRecords<String, byte[]> polled) {
            for (TopicPartition partition : polled.partitions()) {
                long end = ends.getOrDefault(partition, 0L);
                List<ConsumerRecord<String, byte[]>> records = polled.records(partition);
                List<ConsumerRecord<String, byte[]>> wanted = records.getLast().offset() < end
                        ? records
                        : records.stream().filter(record -> record.offset() < end).toList();
                if (!wanted.isEmpty()) {
                    underWay.addLast(decoders.submit(() -> decode(wanted)));
                }
            }
            for (TopicPartition partition : List.copyOf(unfinished)) {
                if (consumer.position(partition) >= ends.getOrDefault(partition, 0L)) {
                    unfinished.remove(partition);
                    consumer.pause(List.of(partition));
                }
            }
        }

        private void handOn() {
            List<Reading> batch = await(underWay.removeFirst());
            batch.forEach(readings);
            handedOn += batch.size();
            progress.read(handedOn);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAudit("Interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotAudit cannot
                    ? cannot
                    : new CannotAudit("A record cannot be decoded: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        decoders.shutdownNow();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
