package frontrow.queue.messaging;

import frontrow.events.Topics;
import frontrow.messaging.Delivered;
import frontrow.messaging.TopicFollower;
import frontrow.queue.application.LiveRoom;
import frontrow.queue.application.Replica;
import frontrow.queue.application.Rooms;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Folds {@code queue.events}, from its beginning, into this instance's rooms. */
final class LineFollower implements SmartLifecycle, Replica {

    private static final Logger LOG = LoggerFactory.getLogger(LineFollower.class);

    private final TopicFollower.Factory followers;
    private final Rooms rooms;
    private final AppliedOffsets applied;
    private final Consumer<LiveRoom> changed;
    private volatile @Nullable TopicFollower follower;

    /** @param changed told of every room that an event had an effect on, once this instance has caught up */
    LineFollower(TopicFollower.Factory followers, Rooms rooms, AppliedOffsets applied, Consumer<LiveRoom> changed) {
        this.followers = followers;
        this.rooms = rooms;
        this.applied = applied;
        this.changed = changed;
    }

    private void apply(Delivered delivered) {
        try {
            if (rooms.apply(delivered.event(), delivered.partition()) && caughtUp()) {
                UUID concertId = Rooms.concertOf(delivered.event());
                rooms.find(concertId).ifPresent(changed);
            }
        } catch (IllegalArgumentException e) {
            // Every instance of this version leaves it out, so their rooms stay the same.
            LOG.error("Record {} of partition {} of {} is left out of the line: {}", delivered.offset(), delivered.partition(),
                    delivered.topic(), e.getMessage());
        } finally {
            applied.applied(delivered.partition(), delivered.offset());
        }
    }

    @Override
    public boolean caughtUp() {
        TopicFollower running = follower;
        return running != null && running.caughtUp();
    }

    @Override
    public void start() {
        follower = followers.follow(Topics.QUEUE, new TopicFollower.Start.Beginning(), this::apply);
    }

    @Override
    public void stop() {
        TopicFollower running = follower;
        follower = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }

    @Override
    public int getPhase() {
        return Phases.FOLLOWER;
    }
}
