package frontrow.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.servers.Servers;
import java.time.Duration;
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

/** Reservation and wallet as far as the payment service sees them: what they say, and what they hear. */
final class OtherServices implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An event of the payment service. */
    record Heard(String key, SpecificRecord event, Trace trace) {

        UUID paymentId() {
            return (UUID) event.get(event.getSchema().getField("paymentId").pos());
        }
    }

    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Heard> heard = new ArrayList<>();

    OtherServices(EventCodec codec) {
        Map<String, Object> broker = Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
        this.codec = codec;
        this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.PAYMENT).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void say(SpecificRecord event) {
        say(event, Trace.startNew());
    }

    void say(SpecificRecord event, Trace trace) {
        boolean byWallet = event.getClass().getPackageName().endsWith(".wallet");
        String topic = byWallet ? Topics.WALLET : Topics.RESERVATION;
        String key = field(event, byWallet ? "userId" : "reservationId");
        ProducerRecord<String, byte[]> said = new ProducerRecord<>(topic, key, codec.encode(topic, event));
        said.headers().add(Headers.TRACEPARENT, trace.traceparent().getBytes(UTF_8));
        var _ = producer.send(said); // if it fails, nobody answers, and the test with it
    }

    /** What the payment service has said of this payment up to now. */
    synchronized List<Heard> hear(UUID paymentId) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(said -> heard.add(heard(said)));
        }
        return heard.stream().filter(said -> said.paymentId().equals(paymentId)).toList();
    }

    /** Waits until the payment service has said exactly this many events of a type about a payment, and gives the last one. */
    <E extends SpecificRecord> E awaits(Class<E> type, UUID paymentId, int count) {
        List<E> events = await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).atMost(PATIENCE)
                .until(() -> hear(paymentId).stream().map(Heard::event).filter(type::isInstance).map(type::cast).toList(),
                        found -> found.size() == count);
        return events.getLast();
    }

    <E extends SpecificRecord> E awaits(Class<E> type, UUID paymentId) {
        return awaits(type, paymentId, 1);
    }

    private Heard heard(ConsumerRecord<String, byte[]> said) {
        Trace trace = new Trace(new String(said.headers().lastHeader(Headers.TRACEPARENT).value(), UTF_8));
        return new Heard(said.key(), codec.decode(said.topic(), said.value()), trace);
    }

    private static String field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos()).toString();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
