package frontrow.analytics.messaging;

import frontrow.analytics.application.LateReleases;
import frontrow.analytics.domain.Told;
import frontrow.analytics.domain.Traffic.Late;
import frontrow.analytics.domain.Traffic.Moment;
import frontrow.analytics.domain.Traffic.OfTopic;
import frontrow.analytics.domain.Traffic.Watch;
import frontrow.audit.story.Story;
import frontrow.events.Topics;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has come over the topics since one who watches has last looked. */
final class WatchedTopics implements Watch {

    /** More than that nobody can read in a second. */
    private static final int NEWEST_MAX = 20;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Consumer<WatchedTopics> leave;
    private final Map<String, List<Long>> relayedMicros = new HashMap<>();
    private final List<Long> releasedMicros = new ArrayList<>();
    private final Deque<Delivered> newest = new ArrayDeque<>();
    private long leftOut;
    private long lookedNanos = System.nanoTime();

    WatchedTopics(Consumer<WatchedTopics> leave) {
        this.leave = leave;
    }

    synchronized void take(Delivered delivered) {
        relayedMicros.computeIfAbsent(delivered.topic(), first -> new ArrayList<>())
                .add(micros(Duration.between(Story.at(delivered.event()), delivered.time())));
        if (delivered.event() instanceof SeatReleased released) {
            LateReleases.lateness(released).ifPresent(late -> releasedMicros.add(micros(late)));
        }
        newest.addLast(delivered);
        if (newest.size() > NEWEST_MAX) {
            newest.removeFirst();
            leftOut++;
        }
    }

    /** Times of brokers are in whole milliseconds: one may seem to be a moment before what it follows. */
    private static long micros(Duration late) {
        return Math.max(0, late.toNanos() / 1_000);
    }

    @Override
    public synchronized Moment next() {
        long now = System.nanoTime();
        double seconds = Math.max(1, now - lookedNanos) / 1e9;
        Moment moment = new Moment(Instant.now(),
                Topics.ALL.stream().map(topic -> ofTopic(topic, relayedMicros.getOrDefault(topic, List.of()), seconds)).toList(),
                late(releasedMicros), newest.stream().map(WatchedTopics::told).toList(), leftOut);
        relayedMicros.clear();
        releasedMicros.clear();
        newest.clear();
        leftOut = 0;
        lookedNanos = now;
        return moment;
    }

    private static OfTopic ofTopic(String topic, List<Long> micros, double seconds) {
        return new OfTopic(topic, micros.size() / seconds, late(micros));
    }

    private static @Nullable Late late(List<Long> micros) {
        if (micros.isEmpty()) {
            return null;
        }
        List<Long> ascending = micros.stream().sorted().toList();
        return new Late(ascending.get((ascending.size() - 1) / 2) / MICROS_PER_MILLI, ascending.getLast() / MICROS_PER_MILLI);
    }

    private static Told told(Delivered delivered) {
        return Telling.of(delivered.event(), delivered.topic(), delivered.partition(), delivered.offset());
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
