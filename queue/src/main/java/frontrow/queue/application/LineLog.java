package frontrow.queue.application;

import frontrow.messaging.Trace;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** The log that is the line. */
public interface LineLog {

    /**
     * Appends in this order.
     *
     * @return done when all of it is durable and this instance's replica has applied it; fails if any was not acknowledged, and it is
     *         then unknown which are in the log
     */
    CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace);

    /**
     * The same, waiting.
     *
     * @throws LineUnavailable if it took too long or failed
     */
    void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace);

    /**
     * Waits until this instance's replica has applied all that is in the log at this moment.
     *
     * @throws LineUnavailable if it took too long or failed
     */
    void catchUp();
}
