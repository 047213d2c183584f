package frontrow.messaging.follow;

import frontrow.messaging.Delivered;
import frontrow.messaging.TopicFollower;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.consume.ConsumerSettings;
import frontrow.messaging.consume.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;

/** Makes followers, and ends them before the beans that they tell are gone. */
final class KafkaTopicFollowers implements TopicFollower.Factory, SmartLifecycle {

    private final ConsumerSettings settings;
    private final EventCodec codec;
    private final Retries retries;
    private final MeterRegistry meters;
    private final List<TopicFollower> followers = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;

    KafkaTopicFollowers(ConsumerSettings settings, EventCodec codec, Retries retries, MeterRegistry meters) {
        this.settings = settings;
        this.codec = codec;
        this.retries = retries;
        this.meters = meters;
    }

    @Override
    public TopicFollower follow(String topic, TopicFollower.Start start, Consumer<Delivered> handler) {
        String clientId = settings.clientId("follower-" + topic);
        var consumer = new KafkaConsumer<>(settings.own(clientId), new StringDeserializer(), new ByteArrayDeserializer());
        var undecodable = meters.counter("frontrow.events.undecodable", "topic", topic, "by", "follower");
        var follower = new KafkaTopicFollower(clientId, topic, start, handler, consumer, codec, retries, undecodable).begin();
        followers.add(follower);
        return follower;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        followers.parallelStream().forEach(TopicFollower::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners and the web server, so stopped after them: requests still under way need what followers keep in memory. */
    @Override
    public int getPhase() {
        return 0;
    }
}
