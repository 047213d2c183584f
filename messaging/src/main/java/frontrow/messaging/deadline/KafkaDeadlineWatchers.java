package frontrow.messaging.deadline;

import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.consume.ConsumerSettings;
import frontrow.messaging.consume.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;

/** Makes watchers, and ends them before the beans that they tell are gone. */
final class KafkaDeadlineWatchers implements DeadlineWatcher.Factory, SmartLifecycle {

    private final ConsumerSettings settings;
    private final DeadlineProperties limits;
    private final EventCodec codec;
    private final Retries retries;
    private final MeterRegistry meters;
    private final List<DeadlineWatcher> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;

    KafkaDeadlineWatchers(ConsumerSettings settings, DeadlineProperties limits, EventCodec codec, Retries retries,
            MeterRegistry meters) {
        this.settings = settings;
        this.limits = limits;
        this.codec = codec;
        this.retries = retries;
        this.meters = meters;
    }

    @Override
    public DeadlineWatcher watch(String topic, String consumerGroup, DeadlineWatcher.Reader reader,
            DeadlineWatcher.DueHandler handler) {
        String clientId = settings.clientId("watcher-" + topic);
        Map<String, Object> configuration = new HashMap<>(settings.unhurried(clientId));
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, consumerGroup);
        var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        Timer lateness = Timer.builder("frontrow.deadline.lateness")
                .description("From a deadline to the moment when it was acted upon")
                .tag("group", consumerGroup)
                .publishPercentileHistogram()
                .register(meters);
        var skipped = meters.counter("frontrow.events.undecodable", "topic", topic, "by", "watcher");
        Watched watched = new Watched();
        HandOver handOver = new HandOver(clientId, watched, handler, limits, retries, lateness, Clock.systemUTC());
        var watcher = new KafkaDeadlineWatcher(clientId, topic, reader, consumer, codec, watched, handOver, limits.commitEvery(),
                skipped)
                .begin();
        watchers.add(watcher);
        return watcher;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watchers.parallelStream().forEach(DeadlineWatcher::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
