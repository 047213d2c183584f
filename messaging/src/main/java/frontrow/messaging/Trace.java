package frontrow.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which request an event belongs to: the {@code traceparent} of W3C Trace Context (level 1, §3.2), carried from the HTTP request
 * through every outbox and topic.
 */
public record Trace(String traceparent) {

    /** The trace of the span that is current on this thread, or a new one where there is none. */
    public static Trace current() {
        SpanContext span = Span.current().getSpanContext();
        if (!span.isValid()) {
            return startNew();
        }
        return new Trace("00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()));
    }

    public static Trace startNew() {
        return new Trace("00-%s%s-%s-00".formatted(randomHex(), randomHex(), randomHex()));
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1L);
    }
}
