package frontrow.simulation;

import frontrow.messaging.Delivered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consumer group of one topic: who owns which partition, and how far it has committed. */
final class Group {

    private final Topic topic;
    private final @Nullable StuckRefunds stuckRefunds;
    private final long[] committed;
    private final List<@Nullable Member> owners = new ArrayList<>();
    private final Deque<Delivered> deadLetters = new ArrayDeque<>();

    Group(Topic topic) {
        this(topic, null);
    }

    /** @param stuckRefunds what none of its members can handle */
    Group(Topic topic, @Nullable StuckRefunds stuckRefunds) {
        this.topic = topic;
        this.stuckRefunds = stuckRefunds;
        this.committed = new long[topic.partitionCount()];
        for (int i = 0; i < committed.length; i++) {
            owners.add(null);
        }
    }

    /** One process's share. Its position is in its memory; one that lost its partition may still have a batch in hand. */
    final class Member {
        private static final long UNKNOWN = -1;

        private final Instance instance;
        private final long[] positions = new long[committed.length];

        Member(Instance instance) {
            this.instance = instance;
            forget();
            instance.forgetsOnCrash(this::forget);
        }

        private void forget() {
            Arrays.fill(positions, UNKNOWN);
        }

        /** Takes what nobody has; with {@code force}, what somebody else has. */
        boolean own(int partition, boolean force) {
            Member owner = owners.get(partition);
            if (owner != this && (owner == null || !owner.instance.up() || force)) {
                owners.set(partition, this);
                positions[partition] = committed[partition];
            } else if (owner == this && positions[partition] == UNKNOWN) {
                positions[partition] = committed[partition];
            }
            return owns(partition);
        }

        boolean owns(int partition) {
            return owners.get(partition) == this;
        }

        /** Whether there is nothing new for it, whoever owns the partition. */
        boolean hasReadAll(int partition) {
            int end = topic.partition(partition).size();
            return positions[partition] == end || committed[partition] == end;
        }

        void readAgain(int partition) {
            positions[partition] = committed[partition];
        }

        /** Its next records; it reads on after them. */
        List<Delivered> read(int partition, int countMax) {
            List<Delivered> log = topic.partition(partition);
            int from = (int) positions[partition];
            int to = Math.min(log.size(), from + countMax);
            positions[partition] = to;
            return log.subList(from, to);
        }

        void commitAllRead(int partition) {
            commit(partition, positions[partition]);
        }

        /** Refused to who is no longer the owner. */
        void commit(int partition, long offset) {
            if (owns(partition)) {
                committed[partition] = offset;
            }
        }
    }

    Member join(Instance instance) {
        return new Member(instance);
    }

    /** A topic like the others: what is in it, no crash takes. */
    Deque<Delivered> deadLetters() {
        return deadLetters;
    }

    /** What cannot be handled is set aside; what was given up is not even kept. */
    boolean setsAside(Delivered record) {
        boolean sticks = stuckRefunds != null && stuckRefunds.sticks(record);
        if (sticks) {
            deadLetters.add(record);
        }
        return sticks;
    }

    /** What an operator drives again when the cause is gone: the oldest first, one by one. */
    @Nullable
    Delivered oldestDeadLetter() {
        if (stuckRefunds == null) {
            return deadLetters.peek();
        }
        deadLetters.removeIf(stuckRefunds::isGivenUp);
        return deadLetters.stream().filter(each -> !stuckRefunds.isStuck(each)).findFirst().orElse(null);
    }

    int partitionCount() {
        return committed.length;
    }
}
