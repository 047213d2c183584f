package frontrow.analytics.messaging;

import frontrow.analytics.domain.Told;
import frontrow.audit.read.Fields;
import frontrow.audit.story.Story;
import org.apache.avro.specific.SpecificRecord;

/** Events for people. */
final class Telling {

    private Telling() {}

    static Told of(SpecificRecord event, String topic, int partition, long offset) {
        return new Told(Story.at(event), event.getSchema().getName(), topic, partition, offset, Fields.of(event));
    }
}
