package frontrow.queue;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.messaging.codec.EventCodec;
import frontrow.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the reservation service says, and what is in the line's log. */
final class Topic implements AutoCloseable {

    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    Topic(EventCodec codec) {
        this.codec = codec;
        Map<String, Object> servers = Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
        this.producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.QUEUE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    UUID concert(int capacity, int admissionsPerSecond) {
        UUID concertId = UUID.randomUUID();
        say(concertId, scheduled(concertId, capacity, admissionsPerSecond));
        return concertId;
    }

    static ConcertScheduled scheduled(UUID concertId, int capacity, int admissionsPerSecond) {
        return ConcertScheduled.newBuilder().setConcertId(concertId).setName("Demo").setCurrency("KRW").setMaxSeats(1)
                .setHoldSeconds(300).setPerformances(List.of()).setCapacity(capacity).setAdmissionsPerSecond(admissionsPerSecond)
                .setAt(Instant.now()).build();
    }

    void confirmed(UUID concertId, String fan, UUID passId) {
        UUID reservationId = UUID.randomUUID();
        say(reservationId, ReservationConfirmed.newBuilder().setReservationId(reservationId).setPaymentId(UUID.randomUUID())
                .setUserId(fan).setConcertId(concertId).setPerformanceId(UUID.randomUUID()).setSeats(List.of(1)).setAmountMinor(1)
                .setCurrency("KRW").setPassId(passId).setAt(Instant.now()).build());
    }

    void say(UUID key, SpecificRecord event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RESERVATION, key.toString(),
                codec.encode(Topics.RESERVATION, event));
        record.headers().add(Headers.TRACEPARENT,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record); // if it fails, nobody answers, and the test with it
    }

    /** Something that is no event, at the end of every partition of the line's log. */
    void garbage() {
        consumer.partitionsFor(Topics.QUEUE).forEach(info -> {
            var sent = producer.send(new ProducerRecord<>(Topics.QUEUE, info.partition(), "garbage", new byte[]{1, 2, 3}));
            producer.flush();
            assert sent.isDone();
        });
    }

    /** All there is of the concert's line so far, in order. */
    List<SpecificRecord> line(UUID concertId) {
        return records(concertId).stream().map(record -> codec.decode(Topics.QUEUE, record.value())).toList();
    }

    List<ConsumerRecord<String, byte[]>> records(UUID concertId) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        }
        return read.stream().filter(record -> concertId.toString().equals(record.key())).toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
