package frontrow.queue.application;

import frontrow.messaging.Trace;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** A log in which something always comes in between: after the decision, before the append. */
record Interleaved(LineLog log, Runnable meanwhile) implements LineLog {

    @Override
    public CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        meanwhile.run();
        return log.appendLater(concertId, events, trace);
    }

    @Override
    public void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        meanwhile.run();
        log.append(concertId, events, trace);
    }

    @Override
    public void catchUp() {
        log.catchUp();
    }
}
