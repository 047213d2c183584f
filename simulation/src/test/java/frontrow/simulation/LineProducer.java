package frontrow.simulation;

import frontrow.messaging.Delivered;
import frontrow.messaging.Trace;
import frontrow.queue.application.LineLog;
import frontrow.queue.application.LineUnavailable;
import frontrow.simulation.Faults.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** One instance's way to the log: what is sent is written later, in order, and perhaps without an answer. */
final class LineProducer implements LineLog, Actor {

    private record Send(Message message, CompletableFuture<Void> applied) {}

    private final World world;
    private final Instance instance;
    private final Topic log;
    private final LineReplica replica;
    private final Deque<Send> sends = new ArrayDeque<>();

    LineProducer(World world, Instance instance, Topic log, LineReplica replica) {
        this.world = world;
        this.instance = instance;
        this.log = log;
        this.replica = replica;
        instance.forgetsOnCrash(sends::clear);
    }

    @Override
    public CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        return CompletableFuture.allOf(events.stream().map(event -> {
            Send send = new Send(new Message(world.newId(), concertId.toString(), event, trace), new CompletableFuture<>());
            sends.add(send);
            return send.applied();
        }).toArray(CompletableFuture[]::new));
    }

    @Override
    public boolean step() {
        if (sends.isEmpty()) {
            return false;
        }
        Send next = sends.remove();
        if (world.faults().strikes(Fault.LOG_AWAY)) {
            next.applied().completeExceptionally(new LineUnavailable("not written", null));
        } else {
            write(next);
            if (world.faults().strikes(Fault.LOG_ANSWER_LOST)) {
                next.applied().completeExceptionally(new LineUnavailable("written, but nobody said so", null));
            }
        }
        return true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it never fails
    private void write(Send send) {
        world.tell(() -> instance.name() + " writes " + send.message().event());
        Deadlines.of(send.message().event(), world::deadline);
        Delivered written = log.append(send.message(), world.now());
        replica.reached(written).thenRun(() -> send.applied().complete(null));
    }

    private void writeAll() {
        while (!sends.isEmpty()) {
            write(sends.remove());
        }
        replica.followToEnd();
    }

    @Override
    public void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        world.meanwhile(instance);
        if (world.faults().strikes(Fault.LOG_AWAY)) {
            throw new LineUnavailable("not written", null);
        }
        CompletableFuture<Void> later = appendLater(concertId, events, trace);
        if (!later.isDone() && world.faults().strikes(Fault.LOG_ANSWER_LOST)) {
            throw new LineUnavailable("written later, perhaps", null);
        }
        writeAll();
    }

    @Override
    public void catchUp() {
        if (world.faults().strikes(Fault.LOG_AWAY)) {
            throw new LineUnavailable("the end is not known", null);
        }
        replica.followToEnd();
    }

    int unwritten() {
        return sends.size();
    }

    /** For those who wait for their future at once. */
    LineLog waiting() {
        return new LineLog() {
            @Override
            public CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
                CompletableFuture<Void> done = LineProducer.this.appendLater(concertId, events, trace);
                if (!world.faults().strikes(Fault.LOG_ANSWER_LOST)) {
                    writeAll();
                }
                return done;
            }

            @Override
            public void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
                LineProducer.this.append(concertId, events, trace);
            }

            @Override
            public void catchUp() {
                LineProducer.this.catchUp();
            }
        };
    }

    /** For those who try again until it is written: each try is the last one. */
    LineLog patient() {
        return new LineLog() {
            @Override
            public CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
                return LineProducer.this.appendLater(concertId, events, trace);
            }

            @Override
            public void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
                world.meanwhile(instance);
                CompletableFuture<Void> done = LineProducer.this.appendLater(concertId, events, trace);
                writeAll();
                if (!done.isDone()) {
                    throw new Crash(instance);
                }
            }

            @Override
            public void catchUp() {
                LineProducer.this.catchUp();
            }
        };
    }
}
