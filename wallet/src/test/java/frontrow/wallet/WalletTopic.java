package frontrow.wallet;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.codec.EventCodec;
import frontrow.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the wallet has said since this was opened. */
final class WalletTopic implements AutoCloseable {

    record Said(String key, SpecificRecord event, String traceparent) {}

    private final EventCodec codec;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Said> said = new ArrayList<>();

    WalletTopic(EventCodec codec) {
        this.codec = codec;
        this.consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.shared().bootstrapServers()),
                new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.WALLET).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** All there is of it by now. */
    List<Said> said() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(message -> said.add(new Said(message.key(), codec.decode(Topics.WALLET, message.value()),
                            new String(message.headers().lastHeader(Headers.TRACEPARENT).value(), StandardCharsets.UTF_8))));
        }
        return List.copyOf(said);
    }

    /** About this fan, in order. */
    List<SpecificRecord> saidOf(String userId) {
        return said().stream().filter(each -> each.key().equals(userId)).map(Said::event).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
