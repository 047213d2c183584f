package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.Outgoing;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A process that relays is killed (SIGKILL) again and again while it is in the middle of large transactions. */
class RelayCrashIT {

    private static final String RELAYS = """
            select from outbox_relay join pg_replication_slots using (slot_name) where slot_name = ? and phase = 'RELAYING' and active
            """;
    private static final int KILLS = 3;
    private static final int FANS = 20;
    private static final int TRANSACTIONS = 24;
    private static final int RECORDS_PER_LIFE = 3_000;
    private static final int EVENTS_PER_TRANSACTION = 2_000;

    @Test
    void losesNothingAndKeepsTheOrderOfEachKeyWhenItIsKilledInTheMiddle() throws Exception {
        crash((writer, database) -> {
            // The slot is there before anything is said: everything comes through the WAL.
            Process process = relay(database);
            awaitTrue(() -> !writer.jdbc().queryForList(RELAYS, "outbox_" + database).isEmpty());
            process.destroyForcibly().waitFor();
        });
    }

    @Test
    void losesNothingWhenItIsKilledWhileItSendsKeptRows() throws Exception {
        crash((writer, database) -> {});
    }

    private static void crash(Preparation preparation) throws Exception {
        String database = RelayedService.freshDatabase();
        String run = "crash-" + UUID.randomUUID();
        try (RelayedService writer = RelayedService.start(database, "frontrow.messaging.relay.enabled=false");
                TopicReader topic = new TopicReader(TOPIC, run)) {
            preparation.prepare(writer, database);
            sayEverything(writer, run);

            for (int kill = 1; kill <= KILLS; kill++) {
                long before = topic.size();
                Process process = relay(database);
                awaitTrue(() -> topic.size() >= before + RECORDS_PER_LIFE);
                process.destroyForcibly().waitFor();
                assertThat(topic.size()).isLessThan(before + TRANSACTIONS * EVENTS_PER_TRANSACTION);
            }
            Process process = relay(database);
            List<ConsumerRecord<String, byte[]>> records = topic.awaitDistinct(TRANSACTIONS * EVENTS_PER_TRANSACTION);
            process.destroyForcibly().waitFor();

            for (int fan = 0; fan < FANS; fan++) {
                String key = run + "-" + fan;
                List<ConsumerRecord<String, byte[]>> ofFan = records.stream().filter(record -> record.key().equals(key)).toList();
                assertThat(writer.balances(ofFan).stream().distinct())
                        .containsExactlyElementsOf(
                                LongStream.range(0, TRANSACTIONS * EVENTS_PER_TRANSACTION / FANS).boxed().toList());
            }
            writer.dropSlot("outbox_" + database);
        }
    }

    /** In one statement, in many, and in many transactions. */
    private static void sayEverything(RelayedService writer, String run) {
        long n = 0;
        for (int t = 0; t < TRANSACTIONS; t++) {
            List<Outgoing> events = new ArrayList<>();
            for (int i = 0; i < EVENTS_PER_TRANSACTION; i++, n++) {
                events.add(charged(run + "-" + n % FANS, n / FANS));
            }
            switch (t % 3) {
                case 0 -> say(writer, events);
                case 1 -> writer.transaction().executeWithoutResult(status -> events.forEach(writer.outbox()::append));
                default -> {
                    for (int i = 0; i < events.size(); i += 10) {
                        say(writer, events.subList(i, i + 10));
                    }
                }
            }
        }
    }

    private static void say(RelayedService writer, List<Outgoing> events) {
        writer.transaction().executeWithoutResult(status -> writer.outbox().append(events));
    }

    private interface Preparation {
        void prepare(RelayedService writer, String database) throws Exception;
    }

    private static void awaitTrue(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    private static Process relay(String database) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RelayedService.class.getName()));
        command.addAll(RelayedService.arguments(database, "frontrow.messaging.relay.batch-max=200",
                "frontrow.messaging.relay.confirm-interval=50ms"));
        File log = new File("target/relay-crash-" + database + ".log");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}
