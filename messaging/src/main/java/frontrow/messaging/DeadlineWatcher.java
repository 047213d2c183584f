package frontrow.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * A consumer that watches deadlines run out (design §5): it remembers what is not due yet, commits its offset only up to the oldest
 * of that, so that a restart forgets nothing, and hands over what is due in batches. No table scan, no cron.
 */
public interface DeadlineWatcher extends AutoCloseable {

    @Override
    void close();

    /** What an event says about deadlines. */
    sealed interface Note {
        record Watch(UUID id, Instant dueAt) implements Note {}

        record Settled(UUID id) implements Note {}

        record Nothing() implements Note {}
    }

    @FunctionalInterface
    interface Reader {
        Note read(SpecificRecord event);
    }

    @FunctionalInterface
    interface DueHandler {
        /**
         * Ends what is due, in one transaction; the database clock has the last word.
         *
         * @return those that the database does not deem due yet: they are asked for again shortly
         */
        Collection<UUID> handleDue(List<UUID> ids);
    }

    interface Factory {
        DeadlineWatcher watch(String topic, String consumerGroup, Reader reader, DueHandler handler);
    }
}
