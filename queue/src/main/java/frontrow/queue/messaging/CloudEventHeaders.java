package frontrow.queue.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Headers;
import frontrow.messaging.Trace;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers that the other services' outboxes write, for the one service without an outbox. */
final class CloudEventHeaders {

    private static final String SOURCE = "/frontrow/queue";

    private CloudEventHeaders() {}

    static org.apache.kafka.common.header.Headers of(SpecificRecord event, UUID id, Instant time, Trace trace) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, Headers.CE_SPECVERSION, Headers.SPECVERSION_1_0);
        add(headers, Headers.CE_ID, id.toString());
        add(headers, Headers.CE_TYPE, event.getSchema().getFullName());
        add(headers, Headers.CE_SOURCE, SOURCE);
        add(headers, Headers.CE_TIME, time.toString());
        add(headers, Headers.CONTENT_TYPE, Headers.AVRO);
        add(headers, Headers.TRACEPARENT, trace.traceparent());
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
