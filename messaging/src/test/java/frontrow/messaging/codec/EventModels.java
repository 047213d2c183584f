package frontrow.messaging.codec;

import org.apache.avro.specific.SpecificData;

/** How the codec knows the events' classes, for fakes that write and read events as it does. */
public final class EventModels {

    private EventModels() {}

    public static SpecificData create() {
        return new EventModel();
    }
}
