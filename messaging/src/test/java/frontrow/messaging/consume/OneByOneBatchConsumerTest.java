package frontrow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.Delivered;
import frontrow.messaging.EventHandler;
import frontrow.messaging.EventSpans;
import frontrow.messaging.Rig;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.EventDeserializer;
import frontrow.messaging.deadletter.TestDeadLetters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class OneByOneBatchConsumerTest {

    private static final byte[] BYTES = {0, 0, 0, 0, 7};

    private final SeatHeld first = Rig.seatHeld(new UUID(0, 1), Instant.EPOCH);
    private final SeatHeld second = Rig.seatHeld(new UUID(0, 2), Instant.EPOCH);
    private final List<List<SpecificRecord>> calls = new ArrayList<>();
    private final Deque<RuntimeException> registryFailures = new ArrayDeque<>();
    private final OneByOneBatchConsumer consumer = new OneByOneBatchConsumer(new Codec(), TestDeadLetters.unreachable(),
            new SimpleMeterRegistry(), new EventSpans(OpenTelemetry.noop()));

    @Test
    void aWholePollIsOneCall() {
        consumer.consume(List.of(record(first), record(second)), failing());

        assertThat(calls).containsExactly(List.of(first, second));
    }

    @Test
    void anOutageIsThrownOnAndNotTriedOneByOne() {
        CannotAcquireLockException outage = new CannotAcquireLockException("deadlock");

        assertThatExceptionOfType(CannotAcquireLockException.class)
                .isThrownBy(() -> consumer.consume(List.of(record(first), record(second)), failing(outage)));

        assertThat(calls).hasSize(1);
    }

    @Test
    void whatFailedTogetherMaySucceedAlone() {
        consumer.consume(List.of(record(first), record(second)), failing(new IllegalStateException("duplicate key")));

        assertThat(calls).containsExactly(List.of(first, second), List.of(first), List.of(second));
    }

    @Test
    void anOutageWhileOneByOneBuriesNothing() {
        var outage = new CannotAcquireLockException("deadlock");

        assertThatExceptionOfType(CannotAcquireLockException.class).isThrownBy(() -> consumer.consume(
                List.of(record(first), record(second)),
                failing(new IllegalStateException("together"), new IllegalStateException("alone"), outage)));
    }

    @Test
    void whatTheRegistryCouldNotExplainIsTriedAgainAndNotBuried() {
        registryFailures.add(new IllegalStateException("registry", new ConnectException("away")));
        var notDecoded = record(null);

        assertThatIllegalStateException().isThrownBy(() -> consumer.consume(List.of(notDecoded), failing()))
                .withMessage("registry");
        assertThat(calls).isEmpty();
        consumer.consume(List.of(notDecoded), failing());

        assertThat(calls).containsExactly(List.of(first));
    }

    @Test
    void anErrorOfTheProcessIsAnExceptionThatTheContainerSurvives() {
        assertThatIllegalStateException().isThrownBy(() -> consumer.consume(List.of(record(first)), events -> {
            throw new StackOverflowError();
        }));
    }

    /** Fails with these, one a call, then succeeds. */
    private EventHandler failing(RuntimeException... failures) {
        Deque<RuntimeException> left = new ArrayDeque<>(Arrays.asList(failures));
        return events -> {
            calls.add(events.stream().map(Delivered::event).toList());
            if (!left.isEmpty()) {
                throw left.removeFirst();
            }
        };
    }

    private static ConsumerRecord<String, SpecificRecord> record(@org.jspecify.annotations.Nullable SpecificRecord event) {
        ConsumerRecord<String, SpecificRecord> record = new ConsumerRecord<>("topic", 0, 0, "key", event);
        record.headers().add(EventDeserializer.ORIGINAL_BYTES, BYTES);
        return record;
    }

    private final class Codec implements EventCodec {

        @Override
        public byte[] encode(String topic, SpecificRecord event) {
            return BYTES;
        }

        @Override
        public SpecificRecord decode(String topic, byte[] bytes) {
            if (!registryFailures.isEmpty()) {
                throw registryFailures.removeFirst();
            }
            return first;
        }

        @Override
        public String toText(byte[] bytes) {
            return "";
        }
    }
}
