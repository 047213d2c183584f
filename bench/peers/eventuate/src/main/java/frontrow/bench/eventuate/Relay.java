package frontrow.bench.eventuate;

import com.zaxxer.hikari.HikariDataSource;
import io.eventuate.cdc.producer.wrappers.kafka.EventuateKafkaDataProducerWrapper;
import io.eventuate.common.id.IdGenerator;
import io.eventuate.common.jdbc.EventuateSchema;
import io.eventuate.common.jdbc.OutboxPartitioningSpec;
import io.eventuate.common.jdbc.sqldialect.PostgresDialect;
import io.eventuate.local.common.CdcDataPublisher;
import io.eventuate.local.polling.ParallelPollingChannels;
import io.eventuate.local.polling.PollingDao;
import io.eventuate.messaging.kafka.producer.EventuateKafkaProducer;
import io.eventuate.messaging.kafka.producer.EventuateKafkaProducerConfigurationProperties;
import io.eventuate.tram.cdc.connector.BinlogEntryToMessageConverter;
import io.eventuate.tram.cdc.connector.MessageWithDestination;
import io.eventuate.tram.cdc.connector.MessageWithDestinationPublishingStrategy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;

/** The library's polling relay, from the outbox to Kafka. Its defaults, but for the interval. */
final class Relay {

    private static final int EVENTS_PER_POLL_MAX = 1000;
    private static final int POLL_ATTEMPTS_MAX = 100;
    private static final int POLL_RETRY_INTERVAL_MS = 500;
    private static final int UNUSED_BATCH_SIZE = 1;

    private final HikariDataSource connections;
    private final CdcDataPublisher<MessageWithDestination> publisher;
    private final PollingDao reader;

    Relay(PeerProperties properties, HikariDataSource connections, IdGenerator ids) {
        this.connections = connections;
        MeterRegistry meters = new SimpleMeterRegistry();
        publisher = new CdcDataPublisher<>(
                () -> new EventuateKafkaDataProducerWrapper(producer(properties), false, UNUSED_BATCH_SIZE, meters),
                (_, _) -> true, new MessageWithDestinationPublishingStrategy(), meters);
        reader = new PollingDao(meters, connections.getJdbcUrl(), connections, EVENTS_PER_POLL_MAX, POLL_ATTEMPTS_MAX,
                POLL_RETRY_INTERVAL_MS, properties.tuning().pollIntervalMs(), "reader", new PostgresDialect(), 1L,
                new ParallelPollingChannels(Set.of()), OutboxPartitioningSpec.DEFAULT);
        reader.addBinlogEntryHandler(new EventuateSchema(), "message", new BinlogEntryToMessageConverter(ids),
                publisher::sendMessage);
    }

    private static EventuateKafkaProducer producer(PeerProperties properties) {
        return new EventuateKafkaProducer(properties.kafka().bootstrapServers(),
                new EventuateKafkaProducerConfigurationProperties(Map.of("linger.ms", "0")));
    }

    void start() {
        publisher.start();
        reader.start();
    }

    void stop() {
        reader.stop();
        publisher.stop();
        connections.close();
    }
}
