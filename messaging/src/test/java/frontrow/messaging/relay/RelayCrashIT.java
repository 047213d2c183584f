package frontrow.messaging.relay;

import static frontrow.messaging.relay.RelayedService.TOPIC;
import static frontrow.messaging.relay.RelayedService.charged;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.Outgoing;
import frontrow.servers.Servers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances that relay are killed (SIGKILL), one after the other, each in the middle of a batch: {@link HeldAcknowledgements}. What
 * was confirmed by then is not sent again, so it has to be with the broker.
 */
class RelayCrashIT {

    private static final String RELAYS = """
            select from outbox_relay join pg_replication_slots using (slot_name) where slot_name = ? and phase = 'RELAYING' and active
            """;
    private static final int KILLS = 3;
    private static final int FANS = 20;
    /** Larger than the relay's batches, which begin and end within them. */
    private static final int EVENTS_PER_TRANSACTION = 600;
    private static final int TRANSACTIONS = 6;
    private static final int EVENTS = TRANSACTIONS * EVENTS_PER_TRANSACTION;
    /** The first is killed in the second kind of transaction, the next, which repeats that one, in the third, and so on. */
    private static final int EVENTS_PER_LIFE = 750;

    @TempDir
    private Path signs;

    private final String database = RelayedService.freshDatabase();
    private final String run = "crash-" + UUID.randomUUID();

    @Test
    void losesNothingAndKeepsTheOrderOfEachKeyWhenItIsKilledInTheMiddle() throws Exception {
        crash(true);
    }

    @Test
    void losesNothingWhenItIsKilledWhileItSendsKeptRows() throws Exception {
        crash(false);
    }

    /** @param slotFirst everything comes through the WAL; otherwise all of it is there before the slot */
    private void crash(boolean slotFirst) throws Exception {
        List<Instance> instances = new ArrayList<>();
        try (RelayedService writer = RelayedService.start(database, "frontrow.messaging.relay.enabled=false");
                TopicReader topic = new TopicReader(TOPIC, run)) {
            if (!slotFirst) {
                sayEverything(writer);
            }
            for (int i = 0; i < KILLS; i++) {
                instances.add(start(signs.resolve("held-" + i)));
            }
            if (slotFirst) {
                awaitTrue(() -> !writer.jdbc().queryForList(RELAYS, "outbox_" + database).isEmpty());
                sayEverything(writer);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                awaitTrue(() -> instances.stream().anyMatch(Instance::isHeld));
                Instance held = instances.stream().filter(Instance::isHeld).findFirst().orElseThrow();
                held.process().destroyForcibly().waitFor();
                instances.remove(held);
            }

            try (RelayedService last = RelayedService.start(database)) {
                assertComplete(writer, topic.awaitDistinct(EVENTS));
                last.dropSlot("outbox_" + database);
            }
        } finally {
            instances.forEach(instance -> instance.process().destroyForcibly());
        }
    }

    private void assertComplete(RelayedService writer, List<ConsumerRecord<String, byte[]>> records) {
        for (int fan = 0; fan < FANS; fan++) {
            String key = run + "-" + fan;
            List<ConsumerRecord<String, byte[]>> ofFan = records.stream().filter(record -> record.key().equals(key)).toList();
            assertThat(writer.balances(ofFan).stream().distinct())
                    .containsExactlyElementsOf(LongStream.range(0, EVENTS / FANS).boxed().toList());
        }
    }

    /** In one statement, in many, and in many transactions. */
    private void sayEverything(RelayedService writer) {
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

    private static void awaitTrue(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private record Instance(Process process, Path sign) {
        boolean isHeld() {
            return Files.exists(sign);
        }
    }

    private Instance start(Path sign) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RelayedService.class.getName()));
        List<String> settings = new ArrayList<>(HeldAcknowledgements.settings(EVENTS_PER_LIFE, sign));
        settings.addAll(List.of("spring.flyway.enabled=false", "frontrow.messaging.relay.batch-max=200",
                "frontrow.messaging.relay.confirm-interval=1ms"));
        command.addAll(RelayedService.arguments(Servers.shared(), database, settings.toArray(String[]::new)));
        File log = new File("target/relay-crash-" + database + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
        return new Instance(process, sign);
    }
}
