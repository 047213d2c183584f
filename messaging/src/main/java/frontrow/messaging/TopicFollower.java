package frontrow.messaging;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Follows every partition of a topic in this process, outside of any consumer group: for state that each instance keeps in memory.
 * Records come one at a time, on one thread, in order per partition.
 */
public interface TopicFollower extends AutoCloseable {

    /** Whether everything that was in the topic when following began has been handled. */
    boolean caughtUp();

    @Override
    void close();

    /** Where following begins. */
    sealed interface Start {
        record Beginning() implements Start {}

        /** At the first record not older than this. */
        record Since(Duration ago) implements Start {}

        record End() implements Start {}
    }

    interface Factory {
        TopicFollower follow(String topic, Start start, Consumer<Delivered> handler);
    }
}
