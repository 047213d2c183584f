package frontrow.simulation;

import frontrow.messaging.Delivered;
import frontrow.messaging.EventHandler;
import frontrow.messaging.consume.TransientFailures;
import frontrow.simulation.Faults.Fault;
import frontrow.simulation.Group.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A listener's container: polls, has the batch handled, commits; between any two of these anything can happen. */
class Subscriber implements Actor {

    private static final int RECORDS_A_PARTITION_MAX = 6;

    /** Runs a handler as the service does. */
    interface Transaction {
        void run(Instance instance, Instant begunAt, Runnable work);
    }

    private enum Stage {
        IDLE, POLLED, HANDLED
    }

    private final World world;
    private final Instance instance;
    private final Group group;
    private final Member member;
    private final EventHandler handler;
    private final Transaction transaction;
    private final List<Delivered> inHand = new ArrayList<>();
    private Stage stage = Stage.IDLE;
    private Instant polledAt = World.BEGINNING;

    Subscriber(World world, Instance instance, Group group, EventHandler handler, Transaction transaction) {
        this.world = world;
        this.instance = instance;
        this.group = group;
        this.member = group.join(instance);
        this.handler = handler;
        this.transaction = transaction;
        instance.forgetsOnCrash(this::drop);
    }

    private void drop() {
        inHand.clear();
        stage = Stage.IDLE;
    }

    @Override
    public boolean step() {
        if (!instance.up()) {
            return false;
        }
        switch (stage) {
            case IDLE -> {
                poll();
                return stage == Stage.POLLED || redrive();
            }
            case POLLED -> handle();
            case HANDLED -> commit();
        }
        return true;
    }

    private void poll() {
        int first = world.die().nextInt(group.partitionCount());
        for (int i = 0; i < group.partitionCount(); i++) {
            int partition = (first + i) % group.partitionCount();
            if (member.hasReadAll(partition)) {
                continue;
            }
            if (member.own(partition, world.faults().strikes(Fault.REBALANCE))) {
                if (world.faults().strikes(Fault.READ_AGAIN)) {
                    member.readAgain(partition);
                }
                inHand.addAll(member.read(partition, 1 + world.die().nextInt(RECORDS_A_PARTITION_MAX)));
            }
        }
        if (!inHand.isEmpty()) {
            stage = Stage.POLLED;
            polledAt = world.now();
        }
    }

    void handle() {
        List<Delivered> batch = new ArrayList<>(inHand);
        batch.removeIf(group::setsAside);
        if (!batch.isEmpty() && world.faults().strikes(Fault.SET_ASIDE)) {
            group.deadLetters().add(batch.remove(world.die().nextInt(batch.size())));
        }
        if (batch.isEmpty() || isHandled(batch)) {
            stage = Stage.HANDLED;
        }
    }

    private boolean redrive() {
        Delivered oldest = group.oldestDeadLetter();
        boolean wanted = oldest != null && (world.faults().over() || world.die().nextInt(40) == 0);
        if (wanted) {
            polledAt = world.now();
            if (isHandled(List.of(oldest))) {
                group.deadLetters().remove(oldest);
            }
        }
        return wanted;
    }

    /** @return false if it has to be tried again */
    private boolean isHandled(List<Delivered> batch) {
        world.tell(() -> instance.name() + " handles " + batch.stream().map(Subscriber::text).toList());
        try {
            transaction.run(instance, polledAt, () -> handler.handle(batch));
            return true;
        } catch (Crash crash) {
            throw crash;
        } catch (RuntimeException failure) {
            if (TransientFailures.isTransient(failure)) {
                return false;
            }
            world.violation("Impossible, in a batch of " + batch.size() + " at " + instance.name() + ": " + failure);
            return true;
        }
    }

    private static String text(Delivered record) {
        return record.event().getSchema().getName() + "@" + record.partition() + "/" + record.offset();
    }

    private void commit() {
        commitOffsets();
        drop();
    }

    final void commitOffsets() {
        if (!world.faults().strikes(Fault.OFFSET_COMMIT_LOST)) {
            Map<Integer, Long> ends = new HashMap<>();
            inHand.forEach(record -> ends.put(record.partition(), record.offset() + 1));
            ends.forEach(member::commit);
        }
    }
}
