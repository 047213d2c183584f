package frontrow.messaging.consume;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.IsolationLevel;

/** Kafka's configuration of the consumers of a service: nothing is skipped, nothing is committed unasked. */
public final class ConsumerSettings {

    private static final int UNHURRIED_FETCH_BYTES = 65_536;

    private final Map<String, Object> base;
    private final ConsumerProperties limits;
    private final String service;
    private final AtomicInteger clients = new AtomicInteger();

    ConsumerSettings(Map<String, Object> base, ConsumerProperties limits, String service) {
        this.base = Map.copyOf(base);
        this.limits = limits;
        this.service = service;
    }

    /** What all have in common. */
    public Map<String, Object> common() {
        Map<String, Object> configuration = new HashMap<>(base);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.name().toLowerCase(Locale.ROOT));
        configuration.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, limits.pollRecordsMax());
        configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(limits.fetchWaitMax().toMillis()));
        configuration.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, limits.newTopicsNoticedMax().toMillis());
        configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(limits.silenceMax().toMillis()));
        configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(limits.heartbeatEvery().toMillis()));
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, service);
        return configuration;
    }

    /** For a consumer with a thread of its own. */
    public Map<String, Object> own(String clientId) {
        Map<String, Object> configuration = common();
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        // It hands records on one by one or only notes them: no transaction waits for the batch.
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(limits.pollRecordsMax(), 2_000));
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return configuration;
    }

    /**
     * As {@link #own}, for who need not know at once: the broker gathers until there is much, or {@code fetchWaitMax} is over. A fetch
     * costs what it costs, however little is in it.
     */
    public Map<String, Object> unhurried(String clientId) {
        Map<String, Object> configuration = own(clientId);
        configuration.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, UNHURRIED_FETCH_BYTES);
        return configuration;
    }

    /** A client id that no other consumer of this service has. */
    public String clientId(String what) {
        return "%s-%s-%d".formatted(service, what, clients.incrementAndGet());
    }

    public String service() {
        return service;
    }
}
