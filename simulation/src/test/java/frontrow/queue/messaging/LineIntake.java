package frontrow.queue.messaging;

import frontrow.messaging.Delivered;
import frontrow.messaging.EventHandler;
import frontrow.messaging.TopicFollower;
import frontrow.queue.application.FollowReservations;
import frontrow.queue.application.Rooms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The real follower, listener and count of what was applied, without Kafka. */
public final class LineIntake {

    private final AppliedOffsets applied = new AppliedOffsets();
    private final List<Consumer<Delivered>> handlers = new ArrayList<>();

    public LineIntake(Rooms rooms, BooleanSupplier caughtUp) {
        TopicFollower.Factory followers = (topic, start, handler) -> {
            handlers.add(handler);
            return new TopicFollower() {
                @Override
                public boolean caughtUp() {
                    return caughtUp.getAsBoolean();
                }

                @Override
                public void close() {}
            };
        };
        new LineFollower(followers, rooms, applied, changed -> {}).start();
    }

    public void apply(Delivered delivered) {
        handlers.getFirst().accept(delivered);
    }

    public CompletableFuture<Void> reached(int partition, long offset) {
        return applied.reached(partition, offset);
    }

    public long last(int partition) {
        return applied.last(partition);
    }

    /** What is not in the log when it returns is waited for no longer. */
    public static EventHandler reservations(FollowReservations follow) {
        return new ReservationEventsListener((records, handler) -> {}, follow, Duration.ZERO)::handle;
    }
}
