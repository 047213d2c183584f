package frontrow.messaging.relay;

import frontrow.events.Topics;
import frontrow.events.wallet.WalletCharged;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.relay.RelayStatus.State;
import frontrow.servers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An instance of a service that has nothing but an outbox and a relay, on a database of its own. */
public final class RelayedService implements AutoCloseable {

    static final String TOPIC = Topics.WALLET;

    private static final Map<String, String> SOON = Map.of(
            "frontrow.messaging.relay.canary-interval", "100ms",
            "frontrow.messaging.relay.standby-interval", "20ms",
            "frontrow.messaging.relay.restart-delay-min", "50ms",
            "frontrow.messaging.relay.restart-delay-max", "500ms");

    private final ConfigurableApplicationContext context;

    private RelayedService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @EnableAutoConfiguration
    static class Application {}

    /** Also what a process of its own runs: see {@link RelayCrashIT}. */
    public static void main(String[] args) {
        application().properties("spring.main.keep-alive=true").run(args);
    }

    static RelayedService start(String database, String... settings) {
        return startOn(Servers.shared(), database, settings);
    }

    static RelayedService startOn(Servers servers, String database, String... settings) {
        return new RelayedService(application().run(arguments(servers, database, settings).toArray(String[]::new)));
    }

    static List<String> arguments(Servers servers, String database, String... settings) {
        Map<String, Object> all = new HashMap<>(servers.springProperties("wallet", database));
        all.putAll(SOON);
        for (String setting : settings) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return all.entrySet().stream().map(one -> "--%s=%s".formatted(one.getKey(), one.getValue())).toList();
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).properties(Map.of(
                "spring.config.name", "relayed-service",
                "spring.config.import", "classpath:messaging-defaults.yaml",
                "spring.main.banner-mode", "off",
                "spring.flyway.locations", "classpath:db/messaging",
                // As every service has it: rest-defaults.yaml.
                "spring.datasource.hikari.connection-timeout", "3000",
                "spring.datasource.hikari.maximum-pool-size", "6"));
    }

    static String freshDatabase() {
        return "relay_" + UUID.randomUUID().toString().substring(0, 8);
    }

    static Outgoing charged(String userId, long balanceMinor) {
        WalletCharged event = WalletCharged.newBuilder().setTransferId(UUID.randomUUID()).setUserId(userId).setAmountMinor(1)
                .setCurrency("KRW").setBalanceMinor(balanceMinor).setAt(Instant.EPOCH).build();
        return new Outgoing(userId, event, Trace.startNew());
    }

    void say(Outgoing... events) {
        transaction().executeWithoutResult(status -> outbox().append(List.of(events)));
    }

    List<Long> balances(List<ConsumerRecord<String, byte[]>> records) {
        EventCodec codec = context.getBean(EventCodec.class);
        return records.stream().map(record -> ((WalletCharged) codec.decode(TOPIC, record.value())).getBalanceMinor()).toList();
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    OutboxResync resync() {
        return context.getBean(OutboxResync.class);
    }

    RelayStatus status() {
        return context.getBean(RelayStatus.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    String slotName() {
        return context.getBean(RelayLedger.class).slotName();
    }

    void awaitState(State state) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> status().snapshot().state(), state::equals);
    }

    boolean slotExists() {
        return context.getBean(RelayLedger.class).read().slot().exists();
    }

    Instant now() {
        return Objects.requireNonNull(jdbc().queryForObject("select clock_timestamp()", OffsetDateTime.class)).toInstant();
    }

    /** As a crash of the server's process for this connection, or of the network. */
    void terminateEngine() {
        jdbc().query("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ? and active",
                row -> {}, slotName());
    }

    /** Somebody drops the slot behind the relay's back. */
    void dropSlot(String slotName) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).ignoreExceptions().until(() -> {
            jdbc().query("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ? and active",
                    row -> {}, slotName);
            jdbc().query("select pg_drop_replication_slot(?)", row -> {}, slotName);
            return true;
        });
    }

    /** @param meanwhile once the server has noticed, too, which is a moment later */
    void restart(Runnable meanwhile) {
        OutboxRelay relay = context.getBean(OutboxRelay.class);
        relay.stop();
        try {
            Awaitility.await().until(() -> !context.getBean(RelayLedger.class).read().slot().active());
            meanwhile.run();
        } finally {
            relay.start();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
