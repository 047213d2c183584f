package frontrow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Rig;
import frontrow.servers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.annotation.KafkaListener;

class RedriveIT {

    private static final String FAILING = "failing";
    private static final int OPERATORS = 4;
    private static final int ROUNDS = 4;
    private static final int RESOLVED = 20;
    private static final Instant EXPIRES = Instant.parse("2026-01-01T00:05:00Z");

    static class Listener {

        final BatchConsumer batches;
        final List<Delivered> handled = new CopyOnWriteArrayList<>();
        final List<Delivered> handledByOthers = new CopyOnWriteArrayList<>();
        volatile boolean broken = true;

        Listener(BatchConsumer batches) {
            this.batches = batches;
        }

        @KafkaListener(id = "failing", topics = "${it.topic}", groupId = FAILING)
        void on(List<ConsumerRecord<String, SpecificRecord>> records) {
            batches.consume(records, events -> {
                if (broken) {
                    throw new ImpossibleEvent("Not yet.");
                }
                handled.addAll(events);
            });
        }

        @KafkaListener(id = "other", topics = "${it.topic}", groupId = "other")
        void onToo(List<ConsumerRecord<String, SpecificRecord>> records) {
            batches.consume(records, handledByOthers::addAll);
        }
    }

    @Test
    void lettersAreListedDrivenAgainToTheirGroupAloneOnceOrDiscarded() throws Exception {
        try (Rig rig = new Rig(1)) {
            var service = rig.service(Map.of(), Listener.class);
            Listener listener = service.getBean(Listener.class);
            DeadLetters letters = service.getBean(DeadLetters.class);
            UUID first = send(rig);
            UUID second = send(rig);
            UUID third = send(rig);
            await().untilAsserted(() -> assertThat(of(rig, letters)).hasSize(3));

            assertThat(of(rig, letters)).extracting(letter -> reservation(letter.event())).containsExactly(first, second, third);
            assertThat(of(rig, letters).getFirst().cause()).contains("ImpossibleEvent: Not yet.");
            assertThat(of(rig, letters).getFirst().key()).isEqualTo(first.toString());

            listener.broken = false;
            letters.discard(rig.topic, FAILING, 1, "A test.");
            letters.redrive(rig.topic, FAILING, 0);
            letters.redrive(rig.topic, FAILING, 2);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(listener.handled).hasSize(2));
            assertThat(listener.handled).extracting(delivered -> reservation(delivered.event())).containsExactly(first, third);
            assertThat(listener.handled).extracting(Delivered::topic).containsOnly(rig.topic);
            assertThat(listener.handled).extracting(Delivered::offset).containsExactly(0L, 2L);
            assertThat(listener.handledByOthers).hasSize(3);
            assertThat(of(rig, letters)).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> letters.redrive(rig.topic, FAILING, 2)).withMessageContaining("2");
            assertThatIllegalStateException().isThrownBy(() -> letters.redrive(rig.topic, FAILING, 1));
        }
    }

    @Test
    void whatWasResolvedIsOverForReadersToo() throws Exception {
        try (Rig rig = new Rig(1); Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()))) {
            DeadLetters letters = rig.service(Map.of(), Listener.class).getBean(DeadLetters.class);
            for (int i = 0; i < RESOLVED; i++) {
                send(rig);
            }
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(of(rig, letters)).hasSize(RESOLVED));

            var notes = new TopicPartition(DeadLetterTopics.resolvedOf(Topics.deadLetters(rig.topic, FAILING)), 0);
            for (int number = 0; number < RESOLVED; number++) {
                letters.discard(rig.topic, FAILING, number, "A test.");
                assertThat(end(admin, notes, IsolationLevel.READ_COMMITTED)).as("after letter %d", number)
                        .isEqualTo(end(admin, notes, IsolationLevel.READ_UNCOMMITTED));
            }
        }
    }

    @Test
    void whatFailsAgainIsANewLetterOfTheSameRecord() throws Exception {
        try (Rig rig = new Rig(1)) {
            var service = rig.service(Map.of(), Listener.class);
            DeadLetters letters = service.getBean(DeadLetters.class);
            UUID first = send(rig);
            await().untilAsserted(() -> assertThat(of(rig, letters)).hasSize(1));

            letters.redrive(rig.topic, FAILING, 0);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(of(rig, letters)).singleElement().satisfies(letter -> {
                        assertThat(letter.number()).isOne();
                        assertThat(letter.origin().topic()).isEqualTo(rig.topic);
                        assertThat(letter.origin().offset()).isZero();
                        assertThat(reservation(letter.event())).isEqualTo(first);
                    }));
        }
    }

    @Test
    void allAreDrivenAgainInOrderAndOnceByTwoAtTheSameTimeAfterAThirdWasKilledHalfWay() throws Exception {
        try (Rig rig = new Rig(1)) {
            var service = rig.service(Map.of(), Listener.class);
            Listener listener = service.getBean(Listener.class);
            DeadLetters letters = service.getBean(DeadLetters.class);
            List<UUID> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sent.add(send(rig));
            }
            await().untilAsserted(() -> assertThat(of(rig, letters)).hasSize(20));
            listener.broken = false;

            try (var killed = killedAfterSending(rig, letters); var threads = Executors.newFixedThreadPool(2)) {
                Callable<Integer> redriveAll = () -> letters.redriveAll(rig.topic, FAILING);
                List<Future<Integer>> both = threads.invokeAll(Collections.nCopies(2, redriveAll));

                assertThat(both.get(0).get() + both.get(1).get()).as("by both together").isEqualTo(20);
                assertThat(killed).isNotNull();
            }

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(listener.handled).hasSize(20));
            UUID last = send(rig);
            await().untilAsserted(() -> assertThat(listener.handled).hasSize(21));
            sent.add(last);
            assertThat(listener.handled).extracting(delivered -> reservation(delivered.event())).containsExactlyElementsOf(sent);
            assertThat(letters.redriveAll(rig.topic, FAILING)).isZero();
        }
    }

    @Test
    void ofManyAtTheSameLettersEachDrivesSomeOrIsToldThatSomebodyElseIsAtThem() throws Exception {
        try (Rig rig = new Rig(1); var threads = Executors.newFixedThreadPool(OPERATORS)) {
            DeadLetters letters = rig.service(Map.of(), Listener.class).getBean(DeadLetters.class);
            send(rig);
            for (int round = 0; round < ROUNDS; round++) {
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(of(rig, letters)).isNotEmpty());

                List<Future<Integer>> all = threads
                        .invokeAll(Collections.nCopies(OPERATORS, () -> redriveAllUnlessRefused(rig, letters)));

                for (Future<Integer> one : all) {
                    assertThat(one).succeedsWithin(Duration.ofSeconds(60));
                }
            }
        }
    }

    private static long end(Admin admin, TopicPartition partition, IsolationLevel isolation) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(partition).get().offset();
    }

    private static int redriveAllUnlessRefused(Rig rig, DeadLetters letters) {
        try {
            return letters.redriveAll(rig.topic, FAILING);
        } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageContaining("Somebody else is at the letters");
            return 0;
        }
    }

    /** Has sent a copy of all letters and the notes about them, and will never commit. */
    private static KafkaProducer<byte[], byte[]> killedAfterSending(Rig rig, DeadLetters letters) throws Exception {
        String deadLetters = Topics.deadLetters(rig.topic, FAILING);
        String resolved = DeadLetterTopics.resolvedOf(deadLetters);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(resolved, 1, (short) 1),
                    new NewTopic(DeadLetterTopics.redrive(rig.topic, FAILING), 1, (short) 1))).all().get();
        }
        var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", Servers.shared().bootstrapServers(),
                "transactional.id", "resolve-" + deadLetters), new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        for (DeadLetter letter : of(rig, letters)) {
            producer.send(new ProducerRecord<>(DeadLetterTopics.redrive(rig.topic, FAILING), "a copy".getBytes(UTF_8))).get();
            producer.send(
                    new ProducerRecord<>(resolved, Long.toString(letter.number()).getBytes(UTF_8), "REDRIVEN".getBytes(UTF_8)))
                    .get();
        }
        return producer;
    }

    @Test
    void aLetterIsNotDrivenBeforeAnEarlierOneAboutTheSame() throws Exception {
        try (Rig rig = new Rig(1)) {
            var service = rig.service(Map.of(), Listener.class);
            DeadLetters letters = service.getBean(DeadLetters.class);
            UUID id = UUID.randomUUID();
            rig.send(id.toString(), rig.bytes(Rig.seatHeld(id, EXPIRES)));
            rig.send(id.toString(), rig.bytes(Rig.seatReleased(id)));
            await().untilAsserted(() -> assertThat(of(rig, letters)).hasSize(2));

            assertThatIllegalStateException().isThrownBy(() -> letters.redrive(rig.topic, FAILING, 1))
                    .withMessage("Letter 0 is about the same as letter 1 and comes before it.");

            letters.discard(rig.topic, FAILING, 0, "A test.");
            letters.redrive(rig.topic, FAILING, 1);
        }
    }

    @Test
    void aLetterIsShownAsJsonByItsSchemaOrAsItsBytes() throws Exception {
        try (Rig rig = new Rig(1)) {
            var service = rig.service(Map.of(), Listener.class);
            DeadLetters letters = service.getBean(DeadLetters.class);
            UUID id = send(rig);
            rig.send("poison", "no event, but text".getBytes(UTF_8));
            byte[] cutOff = rig.bytes(Rig.seatHeld(id, EXPIRES));
            rig.send("cut off", Arrays.copyOf(cutOff, 60));
            await().untilAsserted(() -> assertThat(of(rig, letters)).hasSize(3));

            assertThat(of(rig, letters)).satisfiesExactlyInAnyOrder(
                    letter -> assertThat(letter.text()).contains("\"frontrow.events.reservation.SeatHeld\"",
                            "\"reservationId\" : \"" + id, "\"seats\" : [ 1, 2 ]", "\"amountMinor\" : 100000",
                            "\"holdExpiresAt\" : \"2026-01-01T00:05:00Z\"", "\"at\" : \"2026-01-01T00:00:00.123456Z\""),
                    letter -> assertThat(letter.text()).isEqualTo("""
                                    00000000  6e 6f 20 65 76 65 6e 74 2c 20 62 75 74 20 74 65  no event, but te
                                    00000010  78 74                                            xt"""),
                    letter -> assertThat(letter.text()).startsWith("00000000  00 00 00"));
        }
    }

    private static List<DeadLetter> of(Rig rig, DeadLetters letters) {
        return letters.waiting(1_000).stream()
                .filter(letter -> letter.topic().equals(rig.topic) && letter.consumerGroup().equals(FAILING)).toList();
    }

    private static UUID send(Rig rig) throws Exception {
        UUID id = UUID.randomUUID();
        rig.send(id.toString(), rig.bytes(Rig.seatHeld(id, EXPIRES)));
        return id;
    }

    private static UUID reservation(@org.jspecify.annotations.Nullable SpecificRecord event) {
        assertThat(event).isInstanceOf(SeatHeld.class);
        return event instanceof SeatHeld held ? held.getReservationId() : new UUID(0, 0);
    }
}
