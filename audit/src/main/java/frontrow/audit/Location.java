package frontrow.audit;

import frontrow.events.Topics;

/** Where a record is; also as one long, of which the audit keeps millions. */
public record Location(String topic, int partition, long offset) {

    private static final int OFFSET_BITS = 46;
    private static final int PARTITION_BITS = 14;

    public long packed() {
        return ((long) Topics.ALL.indexOf(topic) << (OFFSET_BITS + PARTITION_BITS)) | ((long) partition << OFFSET_BITS) | offset;
    }

    public static Location unpacked(long packed) {
        int partition = (int) (packed >>> OFFSET_BITS) & ((1 << PARTITION_BITS) - 1);
        return new Location(Topics.ALL.get((int) (packed >>> (OFFSET_BITS + PARTITION_BITS))), partition,
                packed & ((1L << OFFSET_BITS) - 1));
    }

    /** Whether two records are in the same partition of the same topic. */
    public static boolean samePartition(long one, long other) {
        return one >>> OFFSET_BITS == other >>> OFFSET_BITS;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
