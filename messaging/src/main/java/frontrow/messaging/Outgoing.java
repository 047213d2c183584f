package frontrow.messaging;

import org.apache.avro.specific.SpecificRecord;

/** An event to be told, the key that orders it, and the trace it belongs to. */
public record Outgoing(String key, SpecificRecord event, Trace trace) {}
