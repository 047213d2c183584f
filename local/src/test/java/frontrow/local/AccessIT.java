package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import frontrow.audit.command.AuditCommand;
import frontrow.demo.Keys;
import frontrow.events.Topics;
import frontrow.events.deploy.Deployment;
import frontrow.events.deploy.DeploymentFailed;
import frontrow.local.gateway.Gateway;
import frontrow.servers.LoopbackPorts;
import frontrow.servers.SecuredListener;
import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A real broker with TLS, the users and access lists of production: the system sells under them, and nobody can do more. */
class AccessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PURCHASES = 10;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path data;

    private static final Ports PORTS = Ports.free();
    private static final int SECURED = LoopbackPorts.free();
    private static final Map<String, ServiceInstance> SERVICES = new LinkedHashMap<>();
    @SuppressWarnings("NullAway.Init")
    private static LoopbackCertificate certificate;
    @SuppressWarnings("NullAway.Init")
    private static Servers servers;
    @SuppressWarnings("NullAway.Init")
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        Logs.ofOneProcess();
        certificate = LoopbackCertificate.in(data);
        servers = Servers.start(new ServersConfig(data, ServersConfig.registryHomeOfTheBuild(), PORTS.postgres(), PORTS.kafka(),
                PORTS.registry(), 4, line -> {})
                .with(new SecuredListener(SECURED, certificate.keyStore(), certificate.password())));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.bootstrapServers()))) {
            KafkaUsers.makeOn(admin);
        }
        letPostgresSpeakTls();
        Map<String, List<URI>> urls = new LinkedHashMap<>();
        for (String service : Services.ALL) {
            ServiceInstance instance = new ServiceInstance(service, PORTS.of(service), properties(service));
            SERVICES.put(service, instance);
            urls.put(service, List.of(instance.url()));
            instance.start();
        }
        Readiness.await(List.copyOf(SERVICES.values()));
        gateway = Gateway.start(PORTS.gateway(), urls);
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(ServiceInstance::close);
        gateway.close();
        servers.close();
    }

    private static void letPostgresSpeakTls() throws IOException, SQLException {
        try (Connection connection = postgres(); Statement statement = connection.createStatement()) {
            statement.execute("alter system set ssl_cert_file = '%s'".formatted(certificate.certificate()));
            statement.execute("alter system set ssl_key_file = '%s'".formatted(certificate.key()));
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
        await().until(AccessIT::postgresSpeaksTls);
    }

    private static boolean postgresSpeaksTls() throws IOException, SQLException {
        try (Connection connection = postgres();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show ssl")) {
            return row.next() && row.getString(1).equals("on");
        }
    }

    private static Connection postgres() throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://%s:%d/postgres".formatted(LoopbackPorts.HOST, PORTS.postgres()),
                "postgres", Files.readString(data.resolve("postgres.password")).strip());
    }

    private static Map<String, Object> properties(String service) {
        Map<String, Object> properties = new LinkedHashMap<>(servers.springProperties(service));
        properties.putAll(Keys.in(data.resolve("keys")).propertiesOf(service));
        properties.put("server.port", PORTS.of(service));
        properties.put("spring.kafka.bootstrap-servers", secured());
        properties.computeIfPresent("spring.datasource.url", (name, url) -> url + (url.toString().contains("?") ? "&" : "?")
                + "sslmode=verify-full&sslrootcert=" + certificate.certificate());
        access("kafka-" + service)
                .forEach((name, value) -> properties.put("spring.kafka.properties[" + name + "]", value));
        return properties;
    }

    private static Map<String, String> access(String user) {
        return KafkaUsers.access(user, certificate);
    }

    private static String secured() {
        return LoopbackPorts.HOST + ":" + SECURED;
    }

    @Test
    void theSystemSellsAndTheAuditProvesIt() throws IOException {
        try (Shoppers shoppers = Shoppers.at(gateway.url())) {
            await().atMost(PATIENCE).until(() -> shoppers.bought() >= PURCHASES || !shoppers.refused().isEmpty());
            assertThat(shoppers.refused()).isEmpty();
        }

        Path commandConfig = data.resolve("audit.properties");
        Properties access = new Properties();
        access.putAll(access("kafka-audit"));
        try (Writer file = Files.newBufferedWriter(commandConfig)) {
            access.store(file, null);
        }
        assertThat(new CommandLine(new AuditCommand()).execute("--bootstrap-servers", secured(), "--command-config",
                commandConfig.toString(), "--registry-url", servers.registryUrl())).isZero();
    }

    /** Services and relays trust nobody else than the server with this certificate. */
    @Test
    void everybodySpeaksTlsWithPostgres() throws Exception {
        try (Connection connection = postgres();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) filter (where ssl) as by_tls, count(*) filter (where not ssl) as openly
                        from pg_stat_ssl join pg_stat_activity using (pid)
                        where usename in ('reservation', 'payment', 'wallet', 'analytics')""")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("openly")).isZero();
            assertThat(row.getInt("by_tls")).isGreaterThan(4);
        }
    }

    /** By Spring Boot's own settings, where a proxy in front is to speak TLS with them, too. */
    @Test
    void aServiceWithACertificateSpeaksNothingButTls() throws Exception {
        int port = LoopbackPorts.free();
        Map<String, Object> properties = properties("wallet");
        properties.put("server.port", port);
        properties.put("server.ssl.certificate", certificate.certificate().toUri());
        properties.put("server.ssl.certificate-private-key", certificate.key().toUri());
        try (ServiceInstance wallet = new ServiceInstance("wallet", port, properties);
                HttpClient trusting = HttpClient.newBuilder().sslContext(certificate.trusted()).build();
                HttpClient others = HttpClient.newHttpClient()) {
            wallet.start();
            HttpRequest byTls = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/actuator/health/liveness"))
                    .build();
            HttpRequest openly = HttpRequest.newBuilder(wallet.url().resolve("/actuator/health/liveness")).build();

            assertThat(trusting.send(byTls, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            assertThat(trusting.send(openly, BodyHandlers.discarding()).statusCode()).isEqualTo(400);
            assertThatThrownBy(() -> others.send(byTls, BodyHandlers.discarding()))
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"queue, reservation.events", "queue, payment.events", "queue, wallet.events", "reservation, queue.events",
            "reservation, payment.events", "reservation, wallet.events", "payment, queue.events", "payment, reservation.events",
            "payment, wallet.events", "wallet, queue.events", "wallet, reservation.events", "wallet, payment.events",
            "analytics, wallet.events", "audit, queue.events", "audit, reservation.events", "audit, payment.events",
            "audit, wallet.events", "audit, payment.events.wallet.dlt", "keda, wallet.events", "topics, wallet.events"})
    void nobodyWritesAnothersTopic(String user, String topic) {
        assertThatThrownBy(() -> send(access("kafka-" + user), topic)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    /** Made when the first is written. */
    @ParameterizedTest
    @CsvSource({"queue, reservation.events.queue", "reservation, payment.events.reservation", "payment, wallet.events.payment",
            "payment, reservation.events.payment", "wallet, payment.events.wallet", "analytics, queue.events.analytics"})
    void whoReadsATopicMayPutAsideWhatItCannotRead(String user, String letters) throws Exception {
        Map<String, Object> access = new HashMap<>(access("kafka-" + user));
        access.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, secured());
        try (Admin admin = Admin.create(access)) {
            admin.createTopics(List.of(new NewTopic(letters + ".dlt", 1, (short) 1))).all().get();
        }

        assertThatCode(() -> send(access("kafka-" + user), letters + ".dlt")).doesNotThrowAnyException();
    }

    @Test
    void onlyWhoDeploysMayMakeTopics() {
        assertThatCode(() -> deploy("kafka-topics")).doesNotThrowAnyException();
        assertThatThrownBy(() -> deploy("kafka-wallet")).isInstanceOf(DeploymentFailed.class)
                .hasMessageContaining("TopicAuthorizationException");
    }

    private static void deploy(String user) {
        Deployment.deploy(access(user), secured(), servers.registryUrl(), 4, (short) 1);
    }

    @Test
    void whoDoesNotKnowThePasswordIsNotLetIn() {
        assertThatThrownBy(() -> send(KafkaUsers.access("kafka-wallet", "guessed", certificate), Topics.WALLET))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    /** And says no password. */
    @Test
    void whoDoesNotTrustTheBrokersCertificateDoesNotConnect() {
        Map<String, String> trusting = new HashMap<>(access("kafka-wallet"));
        trusting.keySet().removeIf(name -> name.startsWith("ssl.truststore"));

        assertThatThrownBy(() -> send(trusting, Topics.WALLET)).hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    private static void send(Map<String, String> access, String topic) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(access);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, secured());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        byte[] nothing = "nothing".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, nothing, nothing)).get();
        }
    }
}
