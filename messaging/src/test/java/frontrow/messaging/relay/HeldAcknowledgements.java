package frontrow.messaging.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The worst moment to be killed, for as long as it takes: from a number of records on, the producer hears of none that the broker took
 * it, and sends none, as its only network thread is held. By a file it tells that whoever handed over the batch waits for the rest.
 */
public final class HeldAcknowledgements implements ProducerInterceptor<String, byte[]> {

    private static final String HEARD_MAX = "held.heard-max";
    private static final String SIGN = "held.sign";
    /** So many records of the batch, at least, are then on their way. With the settings below only few of them are with the broker. */
    private static final int UNHEARD_MIN = 60;

    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private volatile @Nullable Thread waiting;
    private long heardMax;
    private Path sign = Path.of("");

    static List<String> settings(long heardMax, Path sign) {
        String properties = "spring.kafka.producer.properties[%s]=%s";
        return List.of(
                properties.formatted("interceptor.classes", HeldAcknowledgements.class.getName()),
                properties.formatted(HEARD_MAX, heardMax),
                properties.formatted(SIGN, sign.toAbsolutePath()),
                // One record of each partition is sent at a time.
                properties.formatted("batch.size", 1),
                properties.formatted("max.in.flight.requests.per.connection", 1));
    }

    @Override
    public void configure(Map<String, ?> configuration) {
        heardMax = Long.parseLong(String.valueOf(configuration.get(HEARD_MAX)));
        sign = Path.of(String.valueOf(configuration.get(SIGN)));
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        waiting = Thread.currentThread();
        handedOver.incrementAndGet();
        return record;
    }

    /** Before the record counts as sent. */
    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (heard.incrementAndGet() >= heardMax && handedOver.get() - heard.get() >= UNHEARD_MIN) {
            hold();
        }
    }

    private void hold() {
        Awaitility.await().forever().until(this::isAwaited);
        try {
            Files.createFile(sign);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAwaited() {
        Thread thread = waiting;
        return thread != null && thread.getState() == Thread.State.WAITING && Arrays.stream(thread.getStackTrace())
                .anyMatch(call -> call.getClassName().equals(TopicWriter.class.getName())
                        && call.getMethodName().equals("awaitAll"));
    }

    @Override
    public void close() {}
}
