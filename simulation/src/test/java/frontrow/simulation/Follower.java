package frontrow.simulation;

import frontrow.messaging.Delivered;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Follows a topic outside of any group; a restarted process begins as far back as it says. */
final class Follower implements Actor {

    private static final int RECORDS_MAX = 5;

    private final World world;
    private final Instance instance;
    private final Topic topic;
    private final Duration since;
    private final Consumer<Delivered> handler;
    private final int[] next;
    private int life = -1;

    Follower(World world, Instance instance, Topic topic, Duration since, Consumer<Delivered> handler) {
        this.world = world;
        this.instance = instance;
        this.topic = topic;
        this.since = since;
        this.handler = handler;
        this.next = new int[topic.partitionCount()];
    }

    @Override
    public boolean step() {
        if (!instance.up()) {
            return false;
        }
        if (life != instance.life()) {
            life = instance.life();
            begin();
        }
        boolean any = false;
        for (int partition = 0; partition < next.length; partition++) {
            List<Delivered> log = topic.partition(partition);
            for (int count = world.die().nextInt(RECORDS_MAX) + 1; count > 0 && next[partition] < log.size(); count--) {
                handler.accept(log.get(next[partition]++));
                any = true;
            }
        }
        return any;
    }

    private void begin() {
        for (int partition = 0; partition < next.length; partition++) {
            List<Delivered> log = topic.partition(partition);
            int first = 0;
            while (first < log.size() && log.get(first).time().isBefore(world.now().minus(since))) {
                first++;
            }
            next[partition] = first;
        }
    }
}
