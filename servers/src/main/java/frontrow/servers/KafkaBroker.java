package frontrow.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** Kafka in this process: broker and controller in one. */
final class KafkaBroker implements Server {

    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final ServersConfig config;
    private final int controllerPort = LoopbackPorts.free();
    private final int advertisedPort;
    private final Path data;
    private @Nullable KafkaRaftServer broker;

    KafkaBroker(ServersConfig config) {
        this(config, config.kafkaPort());
    }

    /** @param advertisedPort where clients are sent to find it: another than its own when a proxy stands between */
    KafkaBroker(ServersConfig config, int advertisedPort) {
        this.config = config;
        this.advertisedPort = advertisedPort;
        this.data = config.dataDirectory().resolve("kafka");
    }

    @Override
    public String name() {
        return "Kafka";
    }

    String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + config.kafkaPort();
    }

    @Override
    public synchronized void start() {
        if (broker != null) {
            return;
        }
        LoopbackPorts.requireFree(config.kafkaPort(), name());
        formatOnce();
        KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
        try {
            started.startup();
        } catch (RuntimeException failed) {
            started.shutdown();
            throw new ServerFailed("Kafka does not start: " + failed.getMessage(), failed);
        }
        broker = started;
    }

    @Override
    public synchronized void stop() {
        KafkaRaftServer running = broker;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            broker = null;
        }
    }

    /** It shares our process: only the end of the JVM is a kill. */
    @Override
    public void kill() {
        stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return broker != null;
    }

    private void formatOnce() {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID).setClusterId(Uuid.randomUuid().toString()).addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString()).setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true).run();
        } catch (Exception failed) {
            throw new ServerFailed("Kafka's data directory cannot be made: " + failed.getMessage(), failed);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + LoopbackPorts.HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", "PLAINTEXT://" + bootstrapServers() + "," + CONTROLLER + "://" + LoopbackPorts.HOST + ":"
                + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + LoopbackPorts.HOST + ":" + advertisedPort);
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        // After a kill the old registration has to run out before the broker may return: soon.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        onOneMachine(settings);
        small(settings);
        SecuredListener secured = config.secured();
        if (secured != null) {
            secure(settings, secured);
        }
        return settings;
    }

    /** A second listener, for users; whoever comes by the first one may do everything. */
    private static void secure(Map<String, String> settings, SecuredListener secured) {
        String listener = ",SASL_SSL://" + LoopbackPorts.HOST + ":" + secured.port();
        settings.merge("listeners", listener, String::concat);
        settings.merge("advertised.listeners", listener, String::concat);
        settings.put("listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL," + CONTROLLER + ":PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("listener.name.sasl_ssl.ssl.keystore.type", "PKCS12");
        settings.put("listener.name.sasl_ssl.ssl.keystore.location", secured.keyStore().toString());
        settings.put("listener.name.sasl_ssl.ssl.keystore.password", secured.password());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
    }

    private static void onOneMachine(Map<String, String> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void small(Map<String, String> settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        settings.put("metadata.max.idle.interval.ms", "5000");
    }
}
