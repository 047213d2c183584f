package frontrow.queue.messaging;

import frontrow.queue.application.LeadRooms;
import frontrow.queue.application.LiveRoom;
import frontrow.queue.application.Rooms;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after all rooms at every interval, and after a room at once when something happened in it. */
final class LeaderLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeaderLoop.class);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);

    private final LeadRooms leader;
    private final Rooms rooms;
    private final Duration interval;
    private final Set<LiveRoom> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread loop;

    LeaderLoop(LeadRooms leader, Rooms rooms, Duration interval) {
        this.leader = leader;
        this.rooms = rooms;
        this.interval = interval;
    }

    void wake(LiveRoom room) {
        if (changed.add(room)) {
            signal.release();
        }
    }

    private void run() {
        long nextLookNanos = System.nanoTime();
        while (isRunning()) {
            try {
                long pauseNanos = nextLookNanos - System.nanoTime();
                if (pauseNanos > 0 && signal.tryAcquire(pauseNanos, TimeUnit.NANOSECONDS)) {
                    signal.drainPermits();
                    lead(changed);
                } else {
                    nextLookNanos = System.nanoTime() + interval.toNanos();
                    lead(rooms.all());
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void lead(Collection<LiveRoom> due) {
        for (LiveRoom room : due) {
            changed.remove(room);
            try {
                leader.lead(room, this::wake);
            } catch (RuntimeException e) {
                LOG.error("A round for concert {} failed; the next one comes within {}.", room.concertId(), interval, e);
            }
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("queue-leader").daemon().unstarted(this::run);
        loop = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = loop;
        loop = null;
        try {
            if (running != null) {
                running.interrupt();
                running.join(STOP_WAIT_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return Phases.LEADER;
    }
}
