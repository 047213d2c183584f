package frontrow.bench.outbox;

import frontrow.events.Headers;
import frontrow.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A consumer of the topic that notes when it was called for which row, and as the how-many-th of its key. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TRACE_ID_FROM = 3;
    private static final int TRACE_ID_TO = 35;

    private final String bootstrapServers;
    private final Map<UUID, Arrival> arrivals = new ConcurrentHashMap<>();
    private final CountDownLatch positioned;
    private final Thread thread;
    private volatile boolean closed;
    private final AtomicLong count = new AtomicLong();
    private volatile long firstNanos;
    private volatile long lastNanos;

    /** @param number counts all arrivals; within a key it tells their order */
    record Arrival(long nanos, long number) {}

    private Arrivals(String bootstrapServers, CountDownLatch positioned) {
        this.bootstrapServers = bootstrapServers;
        this.positioned = positioned;
        this.thread = Thread.ofPlatform().name("arrivals").daemon().start(this::consume);
    }

    /** Returns when nothing that comes from now on is missed; what is there already does not count. */
    static Arrivals fromNow(String bootstrapServers) throws InterruptedException {
        CountDownLatch positioned = new CountDownLatch(1);
        Arrivals arrivals = new Arrivals(bootstrapServers, positioned);
        positioned.await();
        return arrivals;
    }

    private void consume() {
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 5_000),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.WALLET).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            positioned.countDown();
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    long now = System.nanoTime();
                    if (arrivals.putIfAbsent(id(record), new Arrival(now, count.get())) == null) {
                        firstNanos = count.get() == 0 ? now : firstNanos;
                        lastNanos = now;
                        count.incrementAndGet();
                    }
                }
            }
        }
    }

    private static UUID id(ConsumerRecord<String, byte[]> record) {
        @Nullable
        Header trace = record.headers().lastHeader(Headers.TRACEPARENT);
        if (trace == null) {
            return UUID.fromString(new String(record.value(), StandardCharsets.UTF_8));
        }
        // Frontrow's records carry the trace as it was; it has the id.
        String hex = new String(trace.value(), StandardCharsets.UTF_8).substring(TRACE_ID_FROM, TRACE_ID_TO);
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    /** @throws IllegalStateException if for a minute none comes and there are not so many */
    void await(long wanted) throws InterruptedException {
        long giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        long seen = count.get();
        while (count.get() < wanted) {
            if (count.get() > seen) {
                seen = count.get();
                giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            }
            if (System.nanoTime() > giveUpNanos) {
                throw new IllegalStateException("Only %d of %d rows came to their consumer.".formatted(count.get(), wanted));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Not longer than so long after the first has come. */
    void awaitAtMost(long wanted, Duration duration) throws InterruptedException {
        await(1);
        long giveUpNanos = firstNanos + duration.toNanos();
        while (count.get() < wanted && System.nanoTime() < giveUpNanos) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    long count() {
        return count.get();
    }

    /** @throws NullPointerException if it has not arrived */
    Arrival of(UUID id) {
        return Objects.requireNonNull(arrivals.get(id));
    }

    /** From the first arrival to the last. */
    double perSecond() {
        return count.get() * 1e9 / Math.max(1, lastNanos - firstNanos);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
