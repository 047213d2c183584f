package frontrow.queue.messaging;

import frontrow.messaging.BatchConsumer;
import frontrow.messaging.SaidEvents;
import frontrow.messaging.TopicFollower;
import frontrow.messaging.codec.EventCodec;
import frontrow.queue.application.FollowReservations;
import frontrow.queue.application.LeadRooms;
import frontrow.queue.application.LineLog;
import frontrow.queue.application.Replica;
import frontrow.queue.application.Rooms;
import frontrow.queue.config.QueueProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the line's Kafka side together. */
@Configuration(proxyBeanMethods = false)
class LineConfiguration {

    @Bean
    AppliedOffsets appliedOffsets() {
        return new AppliedOffsets();
    }

    @Bean
    UndecodableRecords undecodableRecords(KafkaProperties kafka, EventCodec codec, AppliedOffsets applied) {
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "queue-end-of-line");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new UndecodableRecords(
                () -> new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                codec, applied);
    }

    @Bean
    KafkaLineLog lineLog(KafkaProperties kafka, EventCodec codec, AppliedOffsets applied, UndecodableRecords undecodable,
            MeterRegistry meters, Clock clock, QueueProperties queue) {
        Map<String, Object> producer = new HashMap<>(kafka.buildProducerProperties());
        producer.put(ProducerConfig.CLIENT_ID_CONFIG, "queue-line");
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, (int) queue.joinLinger().toMillis());
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, queue.waitMax().toMillis());
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) queue.waitMax().toMillis() / 2);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) queue.waitMax().plus(queue.joinLinger()).toMillis());
        Map<String, Object> admin = new HashMap<>(kafka.buildAdminProperties());
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, "queue-line-end");
        return new KafkaLineLog(new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer()),
                Admin.create(admin),
                codec, applied, undecodable, new SaidEvents(meters), clock, queue.waitMax());
    }

    @Bean
    PartitionLeadership partitionLeadership(KafkaProperties kafka, AppliedOffsets applied, UndecodableRecords undecodable,
            QueueProperties queue) {
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "queue-leadership");
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, "queue-leaders");
        consumer.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        consumer.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) queue.leaderSessionMax().toMillis());
        consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) queue.leaderSessionMax().toMillis() / 3);
        return new PartitionLeadership(
                () -> new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()), applied,
                undecodable);
    }

    @Bean
    LeaderLoop leaderLoop(PartitionLeadership leadership, LineLog log, Rooms rooms, Clock clock, QueueProperties queue) {
        return new LeaderLoop(new LeadRooms(leadership, log, clock, queue.roundEventsMax()), rooms, queue.leaderInterval());
    }

    @Bean
    LineFollower lineFollower(TopicFollower.Factory followers, Rooms rooms, AppliedOffsets applied, LeaderLoop leader) {
        return new LineFollower(followers, rooms, applied, leader::wake);
    }

    @Bean
    ReservationEventsListener reservationEventsListener(BatchConsumer batches, FollowReservations follow, QueueProperties queue) {
        return new ReservationEventsListener(batches, follow, queue.waitMax());
    }

    @Bean
    LineHealth lineHealthIndicator(Replica replica) {
        return new LineHealth(replica);
    }
}
