package frontrow.queue.application;

import frontrow.events.queue.RoomChanged;
import frontrow.queue.domain.WaitingRoom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** A room of this instance's replica: one thread applies the log, many read. */
public final class LiveRoom {

    private final WaitingRoom room;
    private final UUID concertId;
    private final int partition;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicBoolean roundUnderWay = new AtomicBoolean();
    private long version;

    LiveRoom(RoomChanged opened, int partition) {
        this.room = new WaitingRoom(opened);
        this.concertId = opened.getConcertId();
        this.partition = partition;
    }

    public UUID concertId() {
        return concertId;
    }

    /** Where in {@code queue.events} this concert's line is. */
    public int partition() {
        return partition;
    }

    /** Nothing of the room may be kept beyond the call but what the function returns. */
    public <T> T read(Function<WaitingRoom, T> reading) {
        lock.lock();
        try {
            return reading.apply(room);
        } finally {
            lock.unlock();
        }
    }

    boolean apply(SpecificRecord event) {
        lock.lock();
        try {
            boolean effective = room.apply(event);
            if (effective) {
                version++;
                changed.signalAll();
            }
            return effective;
        } finally {
            lock.unlock();
        }
    }

    /** Grows with every change. */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the room is no longer as it was at that version, or the time is over. */
    public void awaitChange(long seenVersion, Duration waitMax) throws InterruptedException {
        long nanosLeft = waitMax.toNanos();
        lock.lockInterruptibly();
        try {
            while (version == seenVersion && nanosLeft > 0) {
                nanosLeft = changed.awaitNanos(nanosLeft);
            }
        } finally {
            lock.unlock();
        }
    }

    /** One round of the leader at a time: the next one must see what this one appended. */
    boolean beginRound() {
        return roundUnderWay.compareAndSet(false, true);
    }

    void endRound() {
        roundUnderWay.set(false);
    }
}
