package frontrow.events;

/**
 * Headers of every record: CloudEvents 1.0 in Kafka's binary mode (CloudEvents Kafka binding §3.2) and the W3C Trace Context.
 */
public final class Headers {

    public static final String CE_SPECVERSION = "ce_specversion";
    /** UUIDv7, unique per event; the outbox row's id. */
    public static final String CE_ID = "ce_id";
    /** The full name of the Avro record. */
    public static final String CE_TYPE = "ce_type";
    /** {@code /frontrow/<service>}. */
    public static final String CE_SOURCE = "ce_source";
    /** ISO-8601 UTC. */
    public static final String CE_TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    public static final String SPECVERSION_1_0 = "1.0";
    public static final String AVRO = "application/avro";

    private Headers() {}
}
