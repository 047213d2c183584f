package frontrow.queue.application;

import frontrow.messaging.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;

/** A log with one replica, which applies at once or, while it lags, when told. */
final class InMemoryLog implements LineLog {

    final Rooms rooms = new Rooms();
    final List<SpecificRecord> records = new ArrayList<>();
    private final Deque<Runnable> unapplied = new ArrayDeque<>();
    private boolean lagging;
    private int failures;

    void lag() {
        lagging = true;
    }

    /** Does not lag with what comes from now on. */
    void keepUp() {
        lagging = false;
    }

    /** The next so many appends are refused. */
    void fail(int appends) {
        failures = appends;
    }

    /** What another instance writes. */
    void another(SpecificRecord event) {
        records.add(event);
        rooms.apply(event, 0);
    }

    @Override
    public synchronized CompletableFuture<Void> appendLater(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        }
        records.addAll(events);
        CompletableFuture<Void> done = new CompletableFuture<>();
        unapplied.add(() -> {
            events.forEach(event -> rooms.apply(event, 0));
            done.complete(null);
        });
        if (!lagging) {
            catchUp();
        }
        return done;
    }

    @Override
    public void append(UUID concertId, List<? extends SpecificRecord> events, Trace trace) {
        try {
            appendLater(concertId, events, trace).join();
        } catch (CompletionException e) {
            throw new LineUnavailable("not written", e);
        }
    }

    @Override
    public synchronized void catchUp() {
        for (Runnable next = unapplied.poll(); next != null; next = unapplied.poll()) {
            next.run();
        }
    }

    synchronized <E> List<E> ofType(Class<E> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
