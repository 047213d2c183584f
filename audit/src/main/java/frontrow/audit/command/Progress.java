package frontrow.audit.command;

import frontrow.audit.read.TopicReader.ReadProgress;
import java.util.Locale;

/** Tells once a second how far the reading is; on standard error, so that the verdict stands alone. */
final class Progress implements ReadProgress {

    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final long begun = System.nanoTime();
    private long toldAt = begun;
    private long expected;
    private long handedOn;

    @Override
    public void expect(long records) {
        expected = records;
    }

    @Override
    public void read(long records) {
        handedOn = records;
        long now = System.nanoTime();
        if (now - toldAt >= INTERVAL_NANOS) {
            toldAt = now;
            System.err.printf(Locale.ROOT, "\r%,d of %,d records, %,.0f a second ", records, expected,
                    records * 1e9 / (now - begun));
        }
    }

    @Override
    public void close() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.err.printf(Locale.ROOT, "\r%,d records read in %.1f s, %,.0f a second%n", handedOn, seconds, handedOn / seconds);
    }
}
