package frontrow.messaging.deadletter;

/** What is added to a record on its way to the dead letters; all of it UTF-8 text, so that every Kafka tool can show it. */
public final class DeadLetterHeaders {

    public static final String PREFIX = "dlt_";
    public static final String ORIGINAL_TOPIC = PREFIX + "original_topic";
    public static final String ORIGINAL_PARTITION = PREFIX + "original_partition";
    public static final String ORIGINAL_OFFSET = PREFIX + "original_offset";
    /** When the record was appended to its topic, ISO-8601. */
    public static final String ORIGINAL_TIME = PREFIX + "original_time";
    public static final String GROUP = PREFIX + "group";
    /** Class and message of the failure and of everything that caused it. */
    public static final String CAUSE = PREFIX + "cause";
    public static final String STACK_TRACE = PREFIX + "stack_trace";

    private DeadLetterHeaders() {}
}
