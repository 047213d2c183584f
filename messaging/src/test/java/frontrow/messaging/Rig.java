package frontrow.messaging;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.codec.CodecAutoConfiguration;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.consume.ConsumeAutoConfiguration;
import frontrow.messaging.deadletter.DeadLetterAutoConfiguration;
import frontrow.messaging.deadline.DeadlineAutoConfiguration;
import frontrow.messaging.follow.FollowAutoConfiguration;
import frontrow.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A topic of its own on real servers, and services that have the messaging beans and no database. */
public final class Rig implements AutoCloseable {

    public final String topic = "it-" + UUID.randomUUID();
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.shared().bootstrapServers()), new StringSerializer(), new ByteArraySerializer());

    public Rig(int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({CodecAutoConfiguration.class, DeadLetterAutoConfiguration.class, ConsumeAutoConfiguration.class,
            FollowAutoConfiguration.class, DeadlineAutoConfiguration.class, KafkaAutoConfiguration.class})
    static class Messaging {}

    /** A service that is closed with this rig, if not before. */
    public ConfigurableApplicationContext service(Map<String, Object> more, Class<?>... listeners) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "frontrow.service", "reservation",
                "frontrow.registry.url", Servers.shared().registryUrl(),
                "spring.kafka.bootstrap-servers", Servers.shared().bootstrapServers(),
                "it.topic", topic,
                // Soon closed, soon rebalanced, soon told of new topics.
                "frontrow.messaging.consumer.fetch-wait-max", "20ms",
                "frontrow.messaging.consumer.heartbeat-every", "50ms",
                "frontrow.messaging.consumer.new-topics-noticed-max", "200ms",
                "spring.main.banner-mode", "off"));
        properties.putAll(more);
        var service = new SpringApplicationBuilder(Messaging.class).sources(listeners)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .properties("spring.config.name=none")
                .run();
        services.add(service);
        return service;
    }

    public byte[] bytes(SpecificRecord event) {
        return services.getFirst().getBean(EventCodec.class).encode(Topics.RESERVATION, event);
    }

    public void send(String key, byte[] value) throws Exception {
        sendTo(topic, null, key, value);
    }

    public void sendTo(String toTopic, @Nullable Integer partition, String key, byte[] value) throws Exception {
        send(new ProducerRecord<>(toTopic, partition, key, value));
    }

    /** With this as the time of the record. */
    public void sendAt(Instant time, String key, byte[] value) throws Exception {
        send(new ProducerRecord<>(topic, null, time.toEpochMilli(), key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        record.headers().add(Headers.TRACEPARENT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
                .getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
    }

    /** Everything in partition 0 of a topic; nothing where there is no such topic. */
    public static List<ConsumerRecord<String, byte[]>> readAll(String name) throws Exception {
        try (Admin admin = admin()) {
            if (!admin.listTopics().names().get().contains(name)) {
                return List.of();
            }
        }
        TopicPartition partition = new TopicPartition(name, 0);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", Servers.shared().bootstrapServers(),
                "fetch.max.wait.ms", 0), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    public static Map<TopicPartition, Long> committed(String group) throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
            return offsets;
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()));
    }

    public static SeatHeld seatHeld(UUID reservationId, Instant holdExpiresAt) {
        return SeatHeld.newBuilder()
                .setReservationId(reservationId)
                .setUserId("fan")
                .setConcertId(UUID.randomUUID())
                .setPerformanceId(UUID.randomUUID())
                .setSeats(List.of(1, 2))
                .setAmountMinor(100_000)
                .setCurrency("KRW")
                .setPassId(UUID.randomUUID())
                .setHoldExpiresAt(holdExpiresAt)
                .setAt(Instant.parse("2026-01-01T00:00:00.123456Z"))
                .build();
    }

    public static SeatReleased seatReleased(UUID reservationId) {
        return SeatReleased.newBuilder()
                .setReservationId(reservationId)
                .setUserId("fan")
                .setConcertId(UUID.randomUUID())
                .setPerformanceId(UUID.randomUUID())
                .setSeats(List.of(1, 2))
                .setReason(SeatReleaseReason.EXPIRED)
                .setAt(Instant.parse("2026-01-01T00:00:00.123456Z"))
                .build();
    }

    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
        producer.close();
    }
}
