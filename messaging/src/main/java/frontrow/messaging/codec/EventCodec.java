package frontrow.messaging.codec;

import org.apache.avro.specific.SpecificRecord;

/** Events to bytes and back, in Confluent's wire format (design §2). */
public interface EventCodec {

    byte[] encode(String topic, SpecificRecord event);

    SpecificRecord decode(String topic, byte[] bytes);
}
