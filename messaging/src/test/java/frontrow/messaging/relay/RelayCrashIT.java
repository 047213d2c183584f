package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.Outgoing;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A process that relays is killed (SIGKILL) again and again while it is in the middle of large transactions. */
class RelayCrashIT {

    private static final int KILLS = 4;
    private static final int FANS = 20;
    private static final int TRANSACTIONS = 24;
    private static final int EVENTS_PER_TRANSACTION = 2_000;

    @Test
    void losesNothingAndKeepsTheOrderOfEachKeyWhenItIsKilledInTheMiddle() throws Exception {
        String database = RelayedService.freshDatabase();
        String run = "crash-" + UUID.randomUUID();
        try (RelayedService writer = RelayedService.start(database, "frontrow.messaging.relay.enabled=false");
                TopicReader topic = new TopicReader(TOPIC, run)) {
            // The slot exists before there is anything to say, so that nothing comes from the first start's re-sending.
            Process process = relay(database);
            awaitSlot(writer, database);
            sayEverything(writer, run);

            for (int kill = 1; kill <= KILLS; kill++) {
                topic.await(topic.read().size() + 3_000);
                process.destroyForcibly().waitFor();
                process = relay(database);
            }
            List<ConsumerRecord<String, byte[]>> records = awaitAll(topic);
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

    private static void sayEverything(RelayedService writer, String run) {
        long n = 0;
        for (int t = 0; t < TRANSACTIONS; t++) {
            List<Outgoing> events = new ArrayList<>();
            for (int i = 0; i < EVENTS_PER_TRANSACTION; i++, n++) {
                events.add(charged(run + "-" + n % FANS, n / FANS));
            }
            // Half of them in one statement, the others in many.
            if (t % 2 == 0) {
                writer.transaction().executeWithoutResult(status -> writer.outbox().append(events));
            } else {
                writer.transaction().executeWithoutResult(status -> events.forEach(writer.outbox()::append));
            }
        }
    }

    private static List<ConsumerRecord<String, byte[]>> awaitAll(TopicReader topic) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> topic.read().stream().map(RelayCrashIT::id).distinct().count() >= TRANSACTIONS
                        * EVENTS_PER_TRANSACTION);
        return topic.read();
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    private static void awaitSlot(RelayedService writer, String database) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> writer.jdbc()
                .queryForList("select 1 from pg_replication_slots where slot_name = ? and active", "outbox_" + database)
                .size() == 1);
    }

    private static Process relay(String database) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RelayedService.class.getName()));
        command.addAll(RelayedService.arguments(database, "frontrow.messaging.relay.batch-max=200"));
        File log = new File("target/relay-crash-" + database + ".log");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}
