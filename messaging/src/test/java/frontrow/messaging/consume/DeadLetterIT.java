package frontrow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.BatchConsumer;
import frontrow.messaging.Delivered;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Rig;
import frontrow.messaging.deadletter.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.annotation.KafkaListener;

class DeadLetterIT {

    private static final Instant EXPIRES = Instant.parse("2026-01-01T00:05:00Z");

    static class Listener {

        final BatchConsumer batches;
        final List<UUID> handled = new CopyOnWriteArrayList<>();
        final List<Integer> tried = new CopyOnWriteArrayList<>();
        final String impossible;
        final AtomicInteger outage = new AtomicInteger();

        Listener(BatchConsumer batches, @Value("${it.impossible:}") String impossible) {
            this.batches = batches;
            this.impossible = impossible;
        }

        @KafkaListener(id = "it", topics = "${it.topic}", groupId = "it")
        void on(List<ConsumerRecord<String, SpecificRecord>> records) {
            batches.consume(records, this::handle);
        }

        private void handle(List<Delivered> events) {
            if (outage.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DataAccessResourceFailureException("no database", new SQLTransientConnectionException("away"));
            }
            List<UUID> ids = events.stream().map(event -> ((SeatHeld) event.event()).getReservationId()).toList();
            tried.add(ids.size());
            if (ids.stream().map(UUID::toString).anyMatch(impossible::equals)) {
                throw new ImpossibleEvent("Cannot be.");
            }
            handled.addAll(ids);
        }
    }

    @Test
    void poisonAndImpossibleEventsGoToTheDeadLettersAsTheyWereWrittenAndTheirNeighboursGoOn() throws Exception {
        try (Rig rig = new Rig(1)) {
            rig.service(Map.of());
            UUID first = UUID.randomUUID();
            UUID second = UUID.randomUUID();
            UUID third = UUID.randomUUID();
            byte[] poison = "no event".getBytes(StandardCharsets.UTF_8);
            byte[] impossible = rig.bytes(Rig.seatHeld(second, EXPIRES));
            rig.send("a", rig.bytes(Rig.seatHeld(first, EXPIRES)));
            rig.send("b", poison);
            rig.send("c", impossible);
            rig.send("d", rig.bytes(Rig.seatHeld(third, EXPIRES)));

            Listener listener = rig.service(Map.of("it.impossible", second.toString()), Listener.class).getBean(Listener.class);

            String deadLetters = Topics.deadLetters(rig.topic, "it");
            await().untilAsserted(() -> assertThat(Rig.readAll(deadLetters)).hasSize(2));
            await().untilAsserted(() -> assertThat(listener.handled).containsExactly(first, third));
            assertThat(listener.tried).containsExactly(3, 1, 1, 1);
            var letters = Rig.readAll(deadLetters);
            assertThat(letters).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("b", "c");
            assertThat(letters).extracting(ConsumerRecord::value).containsExactlyInAnyOrder(poison, impossible);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(header(letter, DeadLetterHeaders.ORIGINAL_TOPIC)).isEqualTo(rig.topic);
                assertThat(header(letter, DeadLetterHeaders.GROUP)).isEqualTo("it");
                assertThat(header(letter, "traceparent")).startsWith("00-0af7");
                assertThat(letter.headers()).noneMatch(header -> header.key().startsWith("springDeserializer"));
            });
            assertThat(letters).extracting(letter -> header(letter, DeadLetterHeaders.CAUSE))
                    .anyMatch(cause -> cause.contains("ImpossibleEvent: Cannot be."))
                    .anyMatch(cause -> cause.contains("UndecodableEvent"));
            await().untilAsserted(() -> assertThat(Rig.committed("it").values()).contains(4L));
        }
    }

    @Test
    void anOutageIsRetriedUntilItIsOverAndShowsInHealthAndLeavesNoDeadLetter() throws Exception {
        try (Rig rig = new Rig(1)) {
            var service = rig.service(Map.of("frontrow.messaging.consumer.back-off-initial", "20ms",
                    "frontrow.messaging.consumer.back-off-max", "40ms"), Listener.class);
            Listener listener = service.getBean(Listener.class);
            var health = service.getBean("consumersHealthIndicator", HealthIndicator.class);
            listener.outage.set(6);
            UUID id = UUID.randomUUID();

            rig.send("b", "no event".getBytes(StandardCharsets.UTF_8));
            rig.send("a", rig.bytes(Rig.seatHeld(id, EXPIRES)));

            await().pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> assertThat(health.health()).satisfies(now -> {
                        assertThat(now.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                        assertThat(now.getDetails().toString()).contains("away");
                    }));
            await().untilAsserted(() -> assertThat(listener.handled).containsExactly(id));
            await().untilAsserted(() -> assertThat(health.health()).extracting(Health::getStatus).isEqualTo(Status.UP));
            await().untilAsserted(() -> assertThat(Rig.readAll(Topics.deadLetters(rig.topic, "it"))).hasSize(1));
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
