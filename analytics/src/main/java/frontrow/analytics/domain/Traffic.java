package frontrow.analytics.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the topics now. */
public interface Traffic {

    /** Begins to look; costs a consumer for all who look, as long as somebody does. */
    Watch watch();

    interface Watch extends AutoCloseable {

        /** What has come since the last time. */
        Moment next();

        @Override
        void close();
    }

    /**
     * @param topics   each of them, also where nothing came
     * @param released how late the seats of holds that ran out were free again; null where none did
     * @param newest   the last events, oldest first
     * @param leftOut  how many came before these
     */
    record Moment(Instant at, List<OfTopic> topics, @Nullable Late released, List<Told> newest, long leftOut) {}

    /** @param relayed from when an event happened until the broker had it; null where nothing came */
    record OfTopic(String topic, double eventsPerSecond, @Nullable Late relayed) {}

    record Late(double millisP50, double millisMax) {}
}
