package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.demo.Crowd;
import frontrow.events.Topics;
import frontrow.local.OperatorsDesk.Said;
import java.nio.file.Path;
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

    private static LocalSystem system;
    private static OperatorsDesk desk;

    @BeforeAll
    static void startSystem() throws Exception {
        LocalConfig config = LocalConfig.onFreePorts(data).withDemoConcerts().with("payment", "frontrow.payment.refund-patience",
                "1s");
        system = LocalSystem.start(config);
        desk = new OperatorsDesk(config, system);
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
        await().atMost(PATIENCE).until(() -> desk.run("dead-letters", "list").out().lines()
                .filter(line -> line.startsWith("payment.events wallet ")).count() == 3);

        Said list = desk.run("dead-letters");
        assertThat(list.out()).contains("payment.events wallet 0  from payment.events-0@", "UndecodableEvent");
        Said show = desk.run("dead-letters", "show", Topics.PAYMENT, "wallet", "1");
        assertThat(show.out()).contains("poison second", "70 6f 69 73 6f 6e", "key      second", "from     payment.events-0@");

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Said> redrive = () -> desk.run("dead-letters", "redrive", Topics.PAYMENT, "wallet", "--all");
            var both = threads.invokeAll(Collections.nCopies(2, redrive));
            List<String> said = new ArrayList<>();
            for (var one : both) {
                said.add(one.get().out().split(" ", -1)[0]);
            }
            assertThat(said.stream().mapToInt(Integer::parseInt).sum()).as("%s", said).isGreaterThanOrEqualTo(3);
        }
        // They fail again, each once, in their order, as new letters.
        await().atMost(PATIENCE).until(() -> desk.run("dead-letters", "list").out().lines()
                .filter(line -> line.startsWith("payment.events wallet ")).count() == 3);
        List<String> again = desk.run("dead-letters", "list").out().lines()
                .filter(line -> line.startsWith("payment.events wallet "))
                .toList();
        assertThat(again).extracting(line -> line.replaceAll(".* key (\\w+) .*", "$1")).containsExactly("first", "second",
                "third");

        String number = again.getFirst().split(" ", -1)[2];
        assertThat(desk.run("dead-letters", "discard", Topics.PAYMENT, "wallet", number, "A test.").status()).isZero();
        Said twice = desk.run("dead-letters", "discard", Topics.PAYMENT, "wallet", number, "A test.");
        assertThat(twice.status()).isOne();
        assertThat(twice.err()).contains("No letter " + number + " of payment.events waits for wallet.");
        assertThat(desk.run("dead-letters", "redrive", Topics.PAYMENT, "wallet").status()).isEqualTo(2);
        assertThat(desk.run("dead-letters", "redrive", Topics.PAYMENT, "nobody", "--all").err())
                .contains("There are no dead letters of payment.events for nobody.");
    }

    @Test
    void parkedPaymentsAreListedShownResumedAndEndedByHand() throws Exception {
        String payment = String
                .valueOf(desk.first("payment", "select payment_id from payment where status = 'COMPLETED' limit 1"));
        String reservation = String
                .valueOf(desk.first("payment", "select reservation_id from payment where payment_id = '" + payment + "'"));
        // As if the wallet had never answered: it knows nothing of this refund.
        desk.change("payment", """
                update payment set status = 'REFUNDING', refund_asked_at = now(), parked_at = now(), parked_reason = 'A test.'
                where payment_id = '%s'""".formatted(payment));
        desk.change("reservation", "update reservation set status = 'CANCELLING' where id = '%s'".formatted(reservation));

        assertThat(desk.pay("list", "--parked").out()).contains(payment, "REFUNDING", "A test.");
        assertThat(desk.pay("show", payment).out()).contains("\"parkedReason\" : \"A test.\"");
        Said compensated = desk.pay("compensate", payment, "--reason", "Paid in cash.");

        assertThat(compensated.out()).as("%s", compensated).contains("REFUNDED");
        assertThat(desk.pay("list", "--parked").out()).contains("No payment is parked.");
        Said again = desk.pay("resume", payment);
        assertThat(again.status()).isOne();
        assertThat(again.err()).contains("is not parked");
        await().atMost(PATIENCE).until(() -> "CANCELLED"
                .equals(desk.first("reservation", "select status from reservation where id = '" + reservation + "'")));
        assertThat(desk.pay().status()).isEqualTo(2);
    }

    @Test
    void aLostSlotIsToldByReadinessAndHealedByResync() throws Exception {
        assertThat(desk.readiness("wallet")).isEqualTo(200);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            desk.change("wallet",
                    "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = 'outbox_wallet'");
            desk.change("wallet", "select pg_drop_replication_slot('outbox_wallet')");
            return true;
        });
        await().atMost(PATIENCE).until(() -> desk.readiness("wallet") == 503);
        assertThat(desk.first("wallet", "select count(*) from pg_replication_slots where slot_name = 'outbox_wallet'"))
                .as("not papered over")
                .isEqualTo(0L);
        long kept = (Long) desk.first("wallet", "select count(*) from outbox");

        Said resync = desk.run("resync", "wallet");

        assertThat(resync.status()).as("%s", resync).isZero();
        assertThat(resync.out()).contains("Sent " + kept + " events of wallet again");
        await().atMost(PATIENCE).until(() -> desk.readiness("wallet") == 200);
        assertThat(new Crowd(system.gateway(), 1, 1, line -> {}).buy()).as("it sells again").isEqualTo(1);
        desk.change("wallet", "insert into outbox_kept_from (kept_from) values (now())");
        Said incomplete = desk.run("resync", "wallet", "--from", "2026-01-01T00:00:00Z");
        assertThat(incomplete.status()).isOne();
        assertThat(incomplete.out()).contains("those from 2026-01-01T00:00:00Z to ");
        desk.change("wallet", "delete from outbox_kept_from");
    }
}
