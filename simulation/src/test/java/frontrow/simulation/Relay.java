package frontrow.simulation;

import frontrow.simulation.Faults.Fault;
import java.util.List;

/** Takes the outbox to the topic, in commit order; confirms what was sent; starts again from what was confirmed. */
class Relay implements Actor {

    private static final int ROWS_MAX = 5;

    private final World world;
    private final Database database;
    private final Topic topic;
    private final List<Instance> instances;
    private int holder;
    private int sent;
    private int confirmed;

    Relay(World world, Database database, Topic topic, List<Instance> instances) {
        this.world = world;
        this.database = database;
        this.topic = topic;
        this.instances = instances;
        instances.forEach(instance -> instance.forgetsOnCrash(() -> lost(instance)));
    }

    private void lost(Instance instance) {
        if (instances.get(holder) == instance) {
            sent = positionAfterRestart(confirmed, database.said().size());
        }
    }

    int positionAfterRestart(int confirmed, int read) {
        return confirmed;
    }

    @Override
    public boolean step() {
        if (!instances.get(holder).up()) {
            holder = (holder + 1) % instances.size();
        }
        if (!instances.get(holder).up()) {
            return false;
        }
        if (sent > confirmed && world.faults().strikes(Fault.RELAY_STARTS_AGAIN)) {
            world.tell(() -> topic.name() + ": the relay starts again");
            sent = positionAfterRestart(confirmed, database.said().size());
            return true;
        }
        if (sent > 0 && world.faults().strikes(Fault.SENT_LATE_AGAIN)) {
            send(world.die().nextInt(sent));
            return true;
        }
        int rows = database.said().size();
        if (sent < rows) {
            for (int last = Math.min(rows, sent + 1 + world.die().nextInt(ROWS_MAX)); sent < last; sent++) {
                send(sent);
            }
            return true;
        }
        if (confirmed < sent) {
            confirmed = confirmed + 1 + world.die().nextInt(sent - confirmed);
            return true;
        }
        return false;
    }

    private void send(int row) {
        topic.append(database.said().get(row), world.now());
    }
}
