package frontrow.messaging.codec;

import frontrow.events.EventTypes;
import io.apicurio.registry.resolver.ParsedSchema;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.data.SerdeMetadata;
import io.apicurio.registry.serde.data.SerdeRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Apicurio's serde in Confluent's wire format. It is asked for the id of the very schema that is written with, never for the latest, as
 * old and new versions of a service run side by side; and what was answered is kept for ever, as neither an id nor a schema ever changes
 * its meaning.
 */
final class AvroEventCodec implements EventCodec {

    private static final ArtifactReferenceResolverStrategy<Schema, SpecificRecord> SUBJECT = AvroEventCodec::subject;
    private static final Map<String, Object> SETTINGS = Map.of(
            AvroSerdeConfig.ARTIFACT_RESOLVER_STRATEGY, SUBJECT,
            AvroSerdeConfig.AUTO_REGISTER_ARTIFACT, false,
            AvroSerdeConfig.FIND_LATEST_ARTIFACT, false,
            // Otherwise it looks for a schema whose enums are artifacts of their own.
            AvroSerdeConfig.DEREFERENCE_SCHEMA, true,
            AvroSerdeConfig.CHECK_PERIOD_MS, Duration.ofDays(36_500),
            AvroSerdeConfig.RETRY_COUNT, 0,
            AvroSerdeConfig.AVRO_DATUM_PROVIDER, EventDatums.class);

    private final AvroKafkaSerializer<SpecificRecord> serializer;
    private final AvroKafkaDeserializer<SpecificRecord> deserializer;
    private final RecordText text;

    AvroEventCodec(RegistryClientFacade registry) {
        text = new RecordText(registry::getSchemaByContentId);
        serializer = new AvroKafkaSerializer<>(registry);
        serializer.configure(SETTINGS, false);
        deserializer = new AvroKafkaDeserializer<>(registry);
        deserializer.configure(SETTINGS, false);
    }

    @Override
    public byte[] encode(String topic, SpecificRecord event) {
        return unwrapped(() -> serializer.serialize(topic, event));
    }

    @Override
    public SpecificRecord decode(String topic, byte[] bytes) {
        try {
            return unwrapped(() -> deserializer.deserialize(topic, bytes));
        } catch (RegistryUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UndecodableEvent("%d bytes on %s are no event: %s".formatted(bytes.length, topic, e.getMessage()), e);
        }
    }

    @Override
    public String toText(byte[] bytes) {
        return text.of(bytes);
    }

    /** Asks for the schemas that this topic's events are written with, so that a later outage of the registry does not hurt. */
    void warmUp(String topic) {
        for (Schema schema : EventTypes.BY_TOPIC.getOrDefault(topic, List.of())) {
            SpecificRecord blank = (SpecificRecord) new EventModel().newRecord(null, schema);
            var asked = new SerdeRecord<>(new SerdeMetadata(topic, false), blank);
            unwrapped(() -> serializer.getSchemaResolver().resolveSchema(asked));
        }
    }

    private static ArtifactReference subject(Record<SpecificRecord> event, ParsedSchema<Schema> written) {
        Schema schema = written.getParsedSchema();
        String topic = ((SerdeMetadata) event.metadata()).getTopic();
        if (!EventTypes.BY_TOPIC.getOrDefault(topic, List.of()).contains(schema)) {
            throw new IllegalArgumentException("%s is no event of %s.".formatted(schema.getFullName(), topic));
        }
        return ArtifactReference.builder().artifactId(EventTypes.subject(schema)).build();
    }

    private static <T> T unwrapped(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RegistryUnavailable || cause instanceof SchemaNotDeployed
                        || cause instanceof UndecodableEvent) {
                    throw (RuntimeException) cause;
                }
            }
            throw e;
        }
    }
}
