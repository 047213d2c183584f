package frontrow.messaging;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes a poll's records to a handler: the whole batch in one go; if that fails for good, one by one, and what can never succeed to
 * the dead letters with its cause while its neighbours go on. Transient failures are thrown on: the container retries for ever.
 */
public interface BatchConsumer {

    void consume(List<ConsumerRecord<String, SpecificRecord>> records, EventHandler handler);
}
