package frontrow.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Rig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.annotation.KafkaListener;

class RedriveIT {

    private static final String FAILING = "failing";

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

    private static List<DeadLetter> of(Rig rig, DeadLetters letters) {
        return letters.waiting(1_000).stream().filter(letter -> letter.topic().equals(rig.topic)).toList();
    }

    private static UUID send(Rig rig) throws Exception {
        UUID id = UUID.randomUUID();
        rig.send(id.toString(), rig.bytes(Rig.seatHeld(id, Instant.parse("2026-01-01T00:05:00Z"))));
        return id;
    }

    private static UUID reservation(@org.jspecify.annotations.Nullable SpecificRecord event) {
        assertThat(event).isInstanceOf(SeatHeld.class);
        return event instanceof SeatHeld held ? held.getReservationId() : new UUID(0, 0);
    }
}
