package frontrow.messaging.codec;

import org.apache.avro.specific.SpecificRecord;

/** Events to bytes and back, in Confluent's wire format (design §2). */
public interface EventCodec {

    byte[] encode(String topic, SpecificRecord event);

    SpecificRecord decode(String topic, byte[] bytes);

    /**
     * For people: JSON by the schema that it was written with, also of what is no event of ours; a hex dump of what has none.
     *
     * @throws RegistryUnavailable if nobody can tell now
     */
    String toText(byte[] bytes);
}
