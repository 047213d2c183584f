package frontrow.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import frontrow.events.EventTypes;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatHeld;
import frontrow.messaging.Rig;
import frontrow.servers.Servers;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.types.ArtifactType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroDeserializationSchema;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Confluent's own client, as Apache Flink carries it, reads what we write, and we read what it writes. */
class ConfluentFormatIT {

    private static final String CONFLUENT_API = Servers.shared().registryUrl() + "/apis/ccompat/v7";
    private static final Schema SCHEMA = new Schema.Parser().parse(SeatHeld.getClassSchema().toString());
    private static final SeatHeld HELD = Rig.seatHeld(UUID.randomUUID(), Instant.parse("2026-01-01T00:05:00.123456Z"));

    private final SchemaRegistry registry = new SchemaRegistry(
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

    /** The same content under a second subject first: from there on a content and its version have different numbers. */
    @Test
    void weReadALaterVersionAndGoOnWritingOurs() throws Exception {
        String subject = EventTypes.subject(SeatHeld.getClassSchema());
        Schema later = new Schema.Parser().parse(SCHEMA.toString()
                .replace("\"fields\":[", "\"fields\":[{\"name\":\"later\",\"type\":\"string\",\"default\":\"\"},"));
        byte[] ours = codec.encode(Topics.RESERVATION, HELD);
        confluents("it." + subject, SCHEMA).serialize(read(ours, SCHEMA));

        byte[] theirs = confluents(subject, later).serialize(read(ours, later));

        assertThat(theirs).isNotEqualTo(ours);
        assertThat(codec.decode(Topics.RESERVATION, theirs)).isEqualTo(HELD);
        assertThat(new AvroEventCodec(registry).encode(Topics.RESERVATION, HELD)).isEqualTo(ours);
    }

    private static GenericRecord read(byte[] bytes, Schema schema) throws IOException {
        return ConfluentRegistryAvroDeserializationSchema.forGeneric(schema, CONFLUENT_API).deserialize(bytes);
    }

    private static ConfluentRegistryAvroSerializationSchema<GenericRecord> confluents(String subject, Schema schema) {
        return ConfluentRegistryAvroSerializationSchema.forGeneric(subject, schema, CONFLUENT_API);
    }

    @Test
    void everyEventOfEveryServiceIsDeployed() {
        Topics.ALL.forEach(codec::warmUp);
    }

    @Test
    void aSchemaThatIsNotDeployedIsASentenceThatNamesItAndTheStep() {
        var schema = org.apache.avro.SchemaBuilder.record("frontrow.events.reservation.NotDeployed").fields().endRecord();
        var artifact = ArtifactReference.builder().artifactId(schema.getFullName()).build();

        assertThatExceptionOfType(SchemaNotDeployed.class).isThrownBy(() -> registry
                .searchVersionsByContent(schema.toString(), ArtifactType.AVRO, artifact, false))
                .withMessageContaining("frontrow.events.reservation.NotDeployed")
                .withMessageContaining("Deployment");
    }

    @Test
    void anIdThatNobodyKnowsIsUndecodable() {
        for (byte[] bytes : List.of(new byte[]{0, 127, 0, 0, 1, 0}, new byte[]{0, -1, -1, -1, -1, 0},
                new byte[]{0, 0, 0, 0, 0, 0})) {
            assertThatExceptionOfType(UndecodableEvent.class).isThrownBy(() -> codec.decode(Topics.RESERVATION, bytes));
        }
    }

    @Test
    void aRegistryThatIsNotThereIsUnavailable() {
        assertUnavailable("http://127.0.0.1:9");
    }

    @Test
    void aRegistryThatTakesTheQuestionAndNeverAnswersIsUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertUnavailable("http://127.0.0.1:" + silent.getLocalPort());
        }
    }

    private static void assertUnavailable(String url) {
        try (SchemaRegistry nobody = new SchemaRegistry(
                new RegistryProperties(url, Duration.ofMillis(300), Duration.ofSeconds(1)))) {
            AvroEventCodec alone = new AvroEventCodec(nobody);
            for (ThrowingCallable question : List.<ThrowingCallable>of(
                    () -> alone.encode(Topics.RESERVATION, HELD),
                    () -> alone.warmUp(Topics.RESERVATION),
                    () -> alone.decode(Topics.RESERVATION, new byte[]{0, 0, 0, 0, 1, 0}))) {
                assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(question).withMessageContaining(url);
            }
        }
    }
}
