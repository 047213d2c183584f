package frontrow.simulation;

import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.simulation.Faults.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A service's database: changes and outbox rows become visible together at the commit, or not at all. */
class Database {

    private static final long LOCK_WAIT_MICROS_MAX = 2_000_000;

    private final World world;
    private final String service;
    private final List<Message> outbox = new ArrayList<>();
    private final List<Message> appended = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final Set<Object> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean running;
    private Instant transactionTime = World.BEGINNING;

    Database(World world, String service) {
        this.world = world;
        this.service = service;
    }

    /**
     * @param begunAt how early the transaction may have begun: it may have waited for its locks since
     * @throws Crash the instance is gone, and nobody knows whether it was committed
     * @throws TimeoutException the database has not answered, and nobody knows whether it has committed
     */
    <T extends @Nullable Object> T transaction(Instance by, Instant begunAt, Supplier<T> work) {
        transactionTime = world.faults().strikes(Fault.OLD_TRANSACTION) ? anEarlierTime(begunAt) : world.now();
        running = true;
        boolean committed = false;
        try {
            T result = work.get();
            worked();
            mayEnd(by, Fault.CRASH_BEFORE_COMMIT, Fault.FAIL_BEFORE_COMMIT);
            commit();
            committed = true;
            mayEnd(by, Fault.CRASH_AFTER_COMMIT, Fault.FAIL_AFTER_COMMIT);
            committed();
            return result;
        } finally {
            running = false;
            if (!committed) {
                rollBack();
            }
            undo.clear();
            appended.clear();
            changed.clear();
        }
    }

    private Instant anEarlierTime(Instant begunAt) {
        Instant waited = world.now().minus(world.die().nextLong(LOCK_WAIT_MICROS_MAX), ChronoUnit.MICROS);
        return waited.isBefore(begunAt) ? begunAt : waited;
    }

    private void mayEnd(Instance by, Fault crash, Fault failure) {
        if (world.faults().strikes(crash)) {
            throw new Crash(by);
        }
        if (world.faults().strikes(failure)) {
            throw new TimeoutException("the database is away");
        }
    }

    /** The outbox is a table like the others. */
    void commit() {
        publish();
    }

    void worked() {}

    void committed() {}

    /** The rows of the outbox become visible. */
    final void publish() {
        for (Message message : appended) {
            world.tell(() -> service + " says " + message.event());
            Deadlines.of(message.event(), world::deadline);
        }
        outbox.addAll(appended);
        appended.clear();
    }

    private void rollBack() {
        for (Runnable each : undo.reversed()) {
            each.run();
        }
    }

    Outbox outbox() {
        return this::append;
    }

    void append(List<Outgoing> events) {
        requireTransaction();
        for (Outgoing each : events) {
            appended.add(new Message(world.newId(), each.key(), each.event(), each.trace()));
        }
    }

    private void requireTransaction() {
        if (!running) {
            throw new IllegalStateException("No transaction is running.");
        }
    }

    <K, V> @Nullable V put(Map<K, V> table, K key, V value) {
        requireTransaction();
        V before = table.put(key, value);
        undo.add(before == null ? () -> table.remove(key) : () -> table.put(key, before));
        return before;
    }

    <K, V> void remove(Map<K, V> table, K key) {
        requireTransaction();
        V before = table.remove(key);
        if (before != null) {
            undo.add(() -> table.put(key, before));
        }
    }

    <E> void add(List<E> table, E row) {
        requireTransaction();
        table.add(row);
        undo.add(table::removeLast);
    }

    /** Whoever has locked it may change it. */
    <E> E locked(Entities<E> type, E entity) {
        requireTransaction();
        if (changed.add(entity)) {
            Object[] before = type.save(entity);
            undo.add(() -> type.restore(entity, before));
        }
        return entity;
    }

    /** When the transaction began. */
    Instant transactionTime() {
        return transactionTime;
    }

    Instant clockTime() {
        return world.now();
    }

    List<Message> said() {
        return outbox;
    }

    World world() {
        return world;
    }
}
