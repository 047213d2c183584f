package frontrow.analytics.messaging;

import frontrow.analytics.domain.Traffic;
import frontrow.events.Topics;
import frontrow.messaging.Delivered;
import frontrow.messaging.TopicFollower;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Follows all topics from their ends while somebody watches, and nothing while nobody does. */
@Component
final class LiveTraffic implements Traffic, AutoCloseable {

    private final TopicFollower.Factory followers;
    private final Set<WatchedTopics> watches = ConcurrentHashMap.newKeySet();
    private List<TopicFollower> following = List.of();

    LiveTraffic(TopicFollower.Factory followers) {
        this.followers = followers;
    }

    @Override
    public synchronized Watch watch() {
        WatchedTopics watch = new WatchedTopics(this::leave);
        watches.add(watch);
        if (following.isEmpty()) {
            following = Topics.ALL.stream().map(topic -> followers.follow(topic, new TopicFollower.Start.End(), this::tell))
                    .toList();
        }
        return watch;
    }

    private void tell(Delivered delivered) {
        watches.forEach(watch -> watch.take(delivered));
    }

    private synchronized void leave(WatchedTopics watch) {
        watches.remove(watch);
        if (watches.isEmpty()) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        following.forEach(TopicFollower::close);
        following = List.of();
    }
}
