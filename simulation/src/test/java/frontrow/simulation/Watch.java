package frontrow.simulation;

import frontrow.messaging.DeadlineWatcher.DueHandler;
import frontrow.messaging.DeadlineWatcher.Reader;
import frontrow.messaging.Delivered;
import frontrow.messaging.consume.TransientFailures;
import frontrow.messaging.deadline.WatchedDeadlines;
import frontrow.simulation.Faults.Fault;
import frontrow.simulation.Group.Member;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A deadline watcher's loop: reads, hands over what is due, commits up to the oldest that is still open. */
final class Watch implements Actor {

    private static final int RECORDS_MAX = 8;
    private static final int DUE_MAX = 3;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(50);

    private final World world;
    private final Instance instance;
    private final Group group;
    private final Member member;
    private final Reader reader;
    private final DueHandler handler;
    private final Subscriber.Transaction transaction;
    private final Wiring wiring;
    private WatchedDeadlines watched = new WatchedDeadlines();
    private final Set<Integer> mine = new HashSet<>();

    Watch(World world, Instance instance, Group group, Reader reader, DueHandler handler, Subscriber.Transaction transaction,
            Wiring wiring) {
        this.world = world;
        this.instance = instance;
        this.group = group;
        this.member = group.join(instance);
        this.reader = reader;
        this.handler = handler;
        this.transaction = transaction;
        this.wiring = wiring;
        instance.forgetsOnCrash(() -> {
            watched = new WatchedDeadlines();
            mine.clear();
        });
    }

    @Override
    public boolean step() {
        if (!instance.up()) {
            return false;
        }
        boolean read = read();
        boolean ended = handOver();
        if ((read || ended) && !world.faults().strikes(Fault.OFFSET_COMMIT_LOST)) {
            commit();
        }
        return read || ended;
    }

    private boolean read() {
        boolean any = false;
        for (int partition = 0; partition < group.partitionCount(); partition++) {
            if (member.own(partition, world.faults().strikes(Fault.REBALANCE))) {
                mine.add(partition);
                for (Delivered record : member.read(partition, 1 + world.die().nextInt(RECORDS_MAX))) {
                    watched.read(partition, record.offset(), reader.read(record.event()));
                    any = true;
                }
            } else if (mine.remove(partition)) {
                watched.drop(partition);
            }
        }
        return any;
    }

    private boolean handOver() {
        List<UUID> due = watched.due(instance.clock().instant(), DUE_MAX);
        if (due.isEmpty()) {
            return false;
        }
        world.tell(() -> instance.name() + " ends what is due: " + due);
        try {
            Set<UUID> notYet = new HashSet<>();
            transaction.run(instance, world.now(), () -> notYet.addAll(handler.handleDue(due)));
            end(due, notYet);
        } catch (Crash crash) {
            throw crash;
        } catch (RuntimeException failure) {
            if (!TransientFailures.isTransient(failure)) {
                world.violation("What is due cannot be ended at " + instance.name() + ": " + failure);
                watched.ended(due);
            }
        }
        return true;
    }

    private void end(List<UUID> due, Set<UUID> notYet) {
        Set<UUID> ended = new HashSet<>(due);
        ended.removeAll(notYet);
        watched.ended(ended);
        watched.askAgain(notYet, instance.clock().instant().plus(ASK_AGAIN_AFTER));
    }

    private void commit() {
        if (wiring.watchersForgetWhatIsOpen()) {
            mine.forEach(member::commitAllRead);
        } else {
            watched.committable().forEach(member::commit);
        }
    }
}
