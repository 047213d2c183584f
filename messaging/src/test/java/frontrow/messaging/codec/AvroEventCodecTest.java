package frontrow.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import frontrow.events.EventTypes;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.Rig;
import io.apicurio.registry.resolver.client.RegistryArtifactReference;
import io.apicurio.registry.resolver.client.RegistryClientFacadeImpl;
import io.apicurio.registry.resolver.client.RegistryVersionCoordinates;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroEventCodecTest {

    private static final SeatHeld HELD = Rig.seatHeld(new UUID(1, 2), Instant.parse("2026-01-01T00:05:00.123456Z"));

    private final Schemas schemas = new Schemas();
    private final AvroEventCodec codec = new AvroEventCodec(schemas);

    @Test
    void readsWhatItWrote() {
        byte[] bytes = codec.encode(Topics.RESERVATION, HELD);

        assertThat(ByteBuffer.wrap(bytes).get()).isZero();
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(schemas.idOf(SeatHeld.getClassSchema()));
        assertThat(codec.decode(Topics.RESERVATION, bytes)).isEqualTo(HELD);
    }

    @Test
    void asksTheRegistryOnceForEachSchema() {
        codec.warmUp(Topics.RESERVATION);
        codec.decode(Topics.RESERVATION, codec.encode(Topics.RESERVATION, HELD));
        schemas.away = true;

        for (Schema schema : EventTypes.BY_TOPIC.getOrDefault(Topics.RESERVATION, List.of())) {
            assertThat(schemas.asked).containsOnlyOnce(schema.getFullName());
        }
        assertThat(codec.decode(Topics.RESERVATION, codec.encode(Topics.RESERVATION, HELD))).isEqualTo(HELD);
    }

    @Test
    void writesNoEventOfAnotherService() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(Topics.WALLET, HELD))
                .withMessageContaining("SeatHeld")
                .withMessageContaining(Topics.WALLET);
    }

    @Test
    void readsAReasonOfTomorrowAsUnknown() throws IOException {
        Schema tomorrow = new Schema.Parser()
                .parse(SeatReleased.getClassSchema().toString().replace("\"EXPIRED\"", "\"TOMORROW\""));
        GenericData.Record released = new GenericRecordBuilder(tomorrow)
                .set("reservationId", new UUID(1, 2).toString())
                .set("userId", "fan")
                .set("concertId", new UUID(1, 3).toString())
                .set("performanceId", new UUID(1, 4).toString())
                .set("seats", List.of(1))
                .set("reason", new GenericData.EnumSymbol(tomorrow.getField("reason").schema(), "TOMORROW"))
                .set("at", 0L)
                .build();

        SeatReleased read = (SeatReleased) codec.decode(Topics.RESERVATION, written(tomorrow, released));

        assertThat(read.getReason()).isEqualTo(SeatReleaseReason.UNKNOWN);
        assertThat(read.getReservationId()).isEqualTo(new UUID(1, 2));
    }

    @Test
    void anEventThatThisVersionDoesNotKnowIsUndecodable() throws IOException {
        Schema unknown = SchemaBuilder.record("frontrow.events.reservation.SeatPainted").fields().requiredInt("colour")
                .endRecord();
        byte[] bytes = written(unknown, new GenericRecordBuilder(unknown).set("colour", 1).build());

        assertThatExceptionOfType(UndecodableEvent.class).isThrownBy(() -> codec.decode(Topics.RESERVATION, bytes))
                .withMessageContaining("SeatPainted");
    }

    @Test
    void anAbsentRegistryIsNoReasonToCallBytesUndecodable() {
        byte[] bytes = codec.encode(Topics.RESERVATION, HELD);
        schemas.away = true;

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> codec.decode(Topics.RESERVATION, bytes));
        schemas.away = false;

        assertThat(codec.decode(Topics.RESERVATION, bytes)).isEqualTo(HELD);
    }

    /** Broken bytes of any kind are called so, and take no memory by the length they claim. */
    @Test
    void whateverTheBytesAreTheyAreReadOrCalledUndecodable() {
        byte[] good = codec.encode(Topics.RESERVATION, HELD);
        Random random = new Random(20260101);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Arrays.copyOf(good, 6 + random.nextInt(good.length));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
            }
            try {
                assertThat(codec.decode(Topics.RESERVATION, bytes)).isInstanceOf(SeatHeld.class);
            } catch (UndecodableEvent expected) {
                assertThat(expected).hasMessageContaining(Topics.RESERVATION);
            }
        }
    }

    @Test
    void anEventFollowedByMoreIsUndecodable() {
        byte[] good = codec.encode(Topics.RESERVATION, HELD);

        assertThatExceptionOfType(UndecodableEvent.class)
                .isThrownBy(() -> codec.decode(Topics.RESERVATION, Arrays.copyOf(good, good.length + 1)));
    }

    @Test
    void bytesWithoutTheFormatsHeaderAreUndecodable() {
        for (byte[] bytes : List.of(new byte[0], new byte[4], new byte[]{1, 0, 0, 0, 1, 7})) {
            assertThatExceptionOfType(UndecodableEvent.class).isThrownBy(() -> codec.decode(Topics.RESERVATION, bytes));
        }
    }

    private byte[] written(Schema schema, GenericData.Record record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemas.idOf(schema)).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** Gives every schema an id. */
    private static final class Schemas extends RegistryClientFacadeImpl {

        private final List<Schema> known = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private boolean away;

        Schemas() {
            super(null);
        }

        int idOf(Schema schema) {
            if (!known.contains(schema)) {
                known.add(schema);
            }
            return 1_000 + known.indexOf(schema);
        }

        @Override
        public List<RegistryVersionCoordinates> searchVersionsByContent(String content, String type, ArtifactReference artifact,
                boolean canonical) {
            reach();
            asked.add(artifact.getArtifactId());
            long id = idOf(new Schema.Parser().parse(content));
            return List.of(RegistryVersionCoordinates.create(id + 7, id, "default", artifact.getArtifactId(), "1"));
        }

        @Override
        public String getSchemaByContentId(Long id) {
            reach();
            return known.get((int) (id - 1_000)).toString();
        }

        @Override
        public List<RegistryArtifactReference> getReferencesByContentId(long id) {
            reach();
            return List.of();
        }

        private void reach() {
            if (away) {
                throw new RegistryUnavailable("away", null);
            }
        }
    }
}
