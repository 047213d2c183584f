package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.local.demo.Crowd;
import frontrow.servers.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as an operator types them, on a running system with something wrong in it. */
class OperatorCommandsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FANS = 3;

    @TempDir
    static Path data;

    private static LocalConfig config;
    private static LocalSystem system;

    /** What a command said and how it ended. */
    private record Said(int status, String out, String err) {}

    @BeforeAll
    static void startSystem() throws Exception {
        config = LocalConfig.onFreePorts(data).withDemoConcerts().with("payment", "frontrow.payment.refund-patience", "1s");
        system = LocalSystem.start(config);
        assertThat(new Crowd(system.gateway(), FANS, FANS, line -> {}).buy()).isEqualTo(FANS);
    }

    @AfterAll
    static void stopSystem() {
        system.close();
    }

    @Test
    void deadLettersAreListedShownDrivenAgainOnceAndDiscarded() throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", system.servers().bootstrapServers()),
                new StringSerializer(), new StringSerializer())) {
            for (String poison : List.of("first", "second", "third")) {
                producer.send(new ProducerRecord<>(Topics.PAYMENT, 0, poison, "poison " + poison)).get();
            }
        }
        await().atMost(PATIENCE).until(() -> run("dead-letters", "list").out().lines()
                .filter(line -> line.startsWith("payment.events wallet ")).count() == 3);

        Said list = run("dead-letters");
        assertThat(list.out()).contains("payment.events wallet 0  from payment.events-0@", "UndecodableEvent");
        Said show = run("dead-letters", "show", Topics.PAYMENT, "wallet", "1");
        assertThat(show.out()).contains("poison second", "70 6f 69 73 6f 6e", "key      second", "from     payment.events-0@");

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Said> redrive = () -> run("dead-letters", "redrive", Topics.PAYMENT, "wallet", "--all");
            var both = threads.invokeAll(Collections.nCopies(2, redrive));
            List<String> said = new ArrayList<>();
            for (var one : both) {
                said.add(one.get().out().split(" ", -1)[0]);
            }
            assertThat(said.stream().mapToInt(Integer::parseInt).sum()).as("%s", said).isGreaterThanOrEqualTo(3);
        }
        // They fail again, each once, in their order, as new letters.
        await().atMost(PATIENCE).until(() -> run("dead-letters", "list").out().lines()
                .filter(line -> line.startsWith("payment.events wallet ")).count() == 3);
        List<String> again = run("dead-letters", "list").out().lines().filter(line -> line.startsWith("payment.events wallet "))
                .toList();
        assertThat(again).extracting(line -> line.replaceAll(".* key (\\w+) .*", "$1")).containsExactly("first", "second",
                "third");

        String number = again.getFirst().split(" ", -1)[2];
        assertThat(run("dead-letters", "discard", Topics.PAYMENT, "wallet", number, "A test.").status()).isZero();
        Said twice = run("dead-letters", "discard", Topics.PAYMENT, "wallet", number, "A test.");
        assertThat(twice.status()).isOne();
        assertThat(twice.err()).contains("No letter " + number + " of payment.events waits for wallet.");
        assertThat(run("dead-letters", "redrive", Topics.PAYMENT, "wallet").status()).isEqualTo(2);
        assertThat(run("dead-letters", "redrive", Topics.PAYMENT, "nobody", "--all").err())
                .contains("There are no dead letters of payment.events for nobody.");
    }

    @Test
    void parkedPaymentsAreListedShownResumedAndEndedByHand() throws Exception {
        String payment = String.valueOf(first("payment", "select payment_id from payment where status = 'COMPLETED' limit 1"));
        String reservation = String
                .valueOf(first("payment", "select reservation_id from payment where payment_id = '" + payment + "'"));
        // As if the wallet had never answered: it knows nothing of this refund.
        change("payment", """
                update payment set status = 'REFUNDING', refund_asked_at = now(), parked_at = now(), parked_reason = 'A test.'
                where payment_id = '%s'""".formatted(payment));
        change("reservation", "update reservation set status = 'CANCELLING' where id = '%s'".formatted(reservation));

        assertThat(pay("list", "--parked").out()).contains(payment, "REFUNDING", "A test.");
        assertThat(pay("show", payment).out()).contains("\"parkedReason\" : \"A test.\"");
        Said compensated = pay("compensate", payment, "--reason", "Paid in cash.");

        assertThat(compensated.out()).as("%s", compensated).contains("REFUNDED");
        assertThat(pay("list", "--parked").out()).contains("No payment is parked.");
        Said again = pay("resume", payment);
        assertThat(again.status()).isOne();
        assertThat(again.err()).contains("is not parked");
        await().atMost(PATIENCE).until(() -> "CANCELLED"
                .equals(first("reservation", "select status from reservation where id = '" + reservation + "'")));
        assertThat(pay().status()).isEqualTo(2);
    }

    @Test
    void aLostSlotIsToldByReadinessAndHealedByResync() throws Exception {
        assertThat(readiness("wallet")).isEqualTo(200);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            change("wallet",
                    "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = 'outbox_wallet'");
            change("wallet", "select pg_drop_replication_slot('outbox_wallet')");
            return true;
        });
        await().atMost(PATIENCE).until(() -> readiness("wallet") == 503);
        assertThat(first("wallet", "select count(*) from pg_replication_slots where slot_name = 'outbox_wallet'"))
                .as("not papered over")
                .isEqualTo(0L);
        long kept = (Long) first("wallet", "select count(*) from outbox");

        Said resync = run("resync", "wallet");

        assertThat(resync.status()).as("%s", resync).isZero();
        assertThat(resync.out()).contains("Sent " + kept + " events of wallet again");
        await().atMost(PATIENCE).until(() -> readiness("wallet") == 200);
        assertThat(new Crowd(system.gateway(), 1, 1, line -> {}).buy()).as("it sells again").isEqualTo(1);
        change("wallet", "insert into outbox_kept_from (kept_from) values (now())");
        Said incomplete = run("resync", "wallet", "--from", "2026-01-01T00:00:00Z");
        assertThat(incomplete.status()).isOne();
        assertThat(incomplete.out()).contains("those from 2026-01-01T00:00:00Z to ");
        change("wallet", "delete from outbox_kept_from");
    }

    private static Said pay(String... arguments) {
        List<String> all = new ArrayList<>(List.of("payments"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(List.of("--url", system.gateway().toString(), "--operator", "olga"));
        }
        return execute(all);
    }

    private static Said run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        Ports ports = config.ports();
        all.addAll(
                List.of("--data", data.toString(), "--postgres-port", "" + ports.postgres(), "--kafka-port", "" + ports.kafka(),
                        "--registry-port", "" + ports.registry()));
        return execute(all);
    }

    private static Said execute(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Frontrow.commands().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Said(status, out.toString(), err.toString());
    }

    private static int readiness(String service) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client
                    .send(HttpRequest.newBuilder(system.urls(service).getFirst().resolve("/actuator/health/readiness")).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Object first(String database, String query) throws Exception {
        try (Connection connection = connection(database); ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getObject(1);
        }
    }

    private static void change(String database, String statement) throws Exception {
        try (Connection connection = connection(database)) {
            connection.createStatement().execute(statement);
        }
    }

    private static Connection connection(String name) throws Exception {
        Database database = system.servers().database(name);
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
