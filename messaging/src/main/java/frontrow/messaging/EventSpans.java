package frontrow.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** Spans of what is done with an event, where the request that it came of is traced. Names are of OpenTelemetry's conventions for messaging. */
public final class EventSpans {

    private final Tracer tracer;

    public EventSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("frontrow.messaging");
    }

    /** @return to be ended by the caller; one that records nothing where the trace is not sampled */
    public Span begin(String operation, SpanKind kind, String topic, Trace trace) {
        Span parent = Span.wrap(trace.context());
        if (!parent.getSpanContext().isSampled()) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder(operation + " " + topic).setSpanKind(kind).setParent(Context.root().with(parent))
                .setAttribute("messaging.system", "kafka").setAttribute("messaging.operation.name", operation)
                .setAttribute("messaging.destination.name", topic).startSpan();
    }
}
