package frontrow.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import frontrow.events.EventTypes;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.Rig;
import frontrow.servers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroDeserializationSchema;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Confluent's own client, as Apache Flink carries it, reads what we write, and we read what it writes. */
class ConfluentFormatIT {

    private static final String CONFLUENT_API = Servers.shared().registryUrl() + "/apis/ccompat/v7";
    private static final Schema SCHEMA = new Schema.Parser().parse(SeatHeld.getClassSchema().toString());
    private static final SeatHeld HELD = Rig.seatHeld(UUID.randomUUID(), Instant.parse("2026-01-01T00:05:00.123456Z"));

    private final ConfluentApi registry = new ConfluentApi(
            new RegistryProperties(Servers.shared().registryUrl() + "/", Duration.ofSeconds(5), Duration.ofSeconds(5)));
    private final AvroEventCodec codec = new AvroEventCodec(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void confluentsClientReadsWhatWeWrite() throws Exception {
        var reader = ConfluentRegistryAvroDeserializationSchema.forGeneric(SCHEMA, CONFLUENT_API);

        GenericRecord read = reader.deserialize(codec.encode(Topics.RESERVATION, HELD));

        assertThat(read.get("reservationId")).hasToString(HELD.getReservationId().toString());
        assertThat(read.get("amountMinor")).isEqualTo(HELD.getAmountMinor());
        assertThat(read.get("holdExpiresAt")).isEqualTo(1_767_225_900_123_456L);
        assertThat(read.get("seats")).isEqualTo(List.of(1, 2));
    }

    @Test
    void weReadWhatConfluentsClientWrites() throws Exception {
        byte[] ours = codec.encode(Topics.RESERVATION, HELD);
        GenericRecord record = ConfluentRegistryAvroDeserializationSchema.forGeneric(SCHEMA, CONFLUENT_API).deserialize(ours);
        var writer = ConfluentRegistryAvroSerializationSchema.forGeneric(EventTypes.subject(SeatHeld.getClassSchema()), SCHEMA,
                CONFLUENT_API);

        byte[] theirs = writer.serialize(record);

        assertThat(codec.decode(Topics.RESERVATION, theirs)).isEqualTo(HELD);
        assertThat(theirs).isEqualTo(ours);
    }

    @Test
    void everyEventOfEveryServiceIsDeployed() {
        Topics.ALL.forEach(codec::warmUp);
    }

    @Test
    void aSchemaThatIsNotDeployedIsASentenceThatNamesItAndTheStep() {
        var schema = org.apache.avro.SchemaBuilder.record("frontrow.events.reservation.NotDeployed").fields().endRecord();

        assertThatExceptionOfType(SchemaNotDeployed.class).isThrownBy(() -> registry.idOf(schema))
                .withMessageContaining("frontrow.events.reservation.NotDeployed")
                .withMessageContaining("Deployment");
    }

    @Test
    void anIdThatNobodyKnowsIsUndecodable() {
        byte[] bytes = {0, 127, 0, 0, 1, 0};

        assertThatExceptionOfType(UndecodableEvent.class).isThrownBy(() -> codec.decode(Topics.RESERVATION, bytes));
    }

    @Test
    void aRegistryThatIsNotThereIsUnavailable() {
        try (ConfluentApi nobody = new ConfluentApi(
                new RegistryProperties("http://127.0.0.1:9", Duration.ofSeconds(1), Duration.ofSeconds(1)))) {
            assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> nobody.schemaOf(1))
                    .withMessageContaining("127.0.0.1:9");
        }
    }
}
