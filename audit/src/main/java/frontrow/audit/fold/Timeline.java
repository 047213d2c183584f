package frontrow.audit.fold;

import frontrow.events.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records per minute and topic, and when the last one came. */
final class Timeline {

    private static final int SECONDS = 60;

    private final TreeMap<Long, long[]> minutes = new TreeMap<>();
    private long lastMinute = Long.MIN_VALUE;
    private long[] last = new long[0];

    void add(String topic, Instant timestamp) {
        long minute = Math.floorDiv(timestamp.getEpochSecond(), SECONDS);
        if (minute != lastMinute) {
            last = minutes.computeIfAbsent(minute, m -> new long[Topics.ALL.size()]);
            lastMinute = minute;
        }
        last[Topics.ALL.indexOf(topic)]++;
    }

    Map<Instant, List<Long>> byMinute() {
        Map<Instant, List<Long>> byMinute = new TreeMap<>();
        minutes.forEach((minute, counts) -> byMinute.put(Instant.ofEpochSecond(minute * SECONDS),
                Arrays.stream(counts).boxed().toList()));
        return byMinute;
    }
}
