package frontrow.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which request an event belongs to: the {@code traceparent} of W3C Trace Context (level 1, §3.2), carried from the HTTP request
 * through every outbox and topic.
 */
public record Trace(String traceparent) {

    private static final String NAME = "traceparent";
    private static final TextMapGetter<Trace> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Trace carrier) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable Trace carrier, String key) {
            return carrier != null && key.equals(NAME) ? carrier.traceparent : null;
        }
    };

    /** The trace of the span that is current on this thread, or a new one where there is none. */
    public static Trace current() {
        Span span = Span.current();
        return span.getSpanContext().isValid() ? of(span) : startNew();
    }

    /** @param span a valid one */
    public static Trace of(Span span) {
        SpanContext context = span.getSpanContext();
        return new Trace("00-%s-%s-%s".formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex()));
    }

    /** Not valid where the text is none that the standard allows. */
    SpanContext context() {
        return Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), this, GETTER)).getSpanContext();
    }

    public static Trace startNew() {
        return new Trace("00-%s%s-%s-00".formatted(randomHex(), randomHex(), randomHex()));
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1L);
    }
}
