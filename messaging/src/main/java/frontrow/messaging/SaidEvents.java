package frontrow.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.avro.specific.SpecificRecord;

/** Counts what a service has said since it was started, by the type of event: {@code frontrow.events.said}. */
public final class SaidEvents {

    private final MeterRegistry meters;

    public SaidEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    /** To be called when the event is durable, not before. */
    public void count(SpecificRecord event) {
        meters.counter("frontrow.events.said", "type", event.getSchema().getName()).increment();
    }
}
