package frontrow.simulation;

import frontrow.messaging.Delivered;
import frontrow.queue.application.Leadership;
import frontrow.queue.application.Rooms;
import frontrow.queue.messaging.LineIntake;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** One instance's rooms, folded from the log's beginning; and whether it leads. */
final class LineReplica implements Leadership, Actor {

    private static final int RECORDS_MAX = 4;

    private final World world;
    private final Instance instance;
    private final Topic log;
    private final Wiring wiring;
    private Rooms rooms = new Rooms();
    private LineIntake intake;
    private int next;
    private int endAtStart;
    private boolean believesToLead;
    private long endWhenAssigned;

    LineReplica(World world, Instance instance, Topic log, Wiring wiring) {
        this.world = world;
        this.instance = instance;
        this.log = log;
        this.wiring = wiring;
        this.intake = new LineIntake(rooms, this::caughtUp);
    }

    void forget() {
        rooms = new Rooms();
        intake = new LineIntake(rooms, this::caughtUp);
        next = 0;
        endAtStart = log.partition(0).size();
        believesToLead = false;
    }

    @Override
    public boolean step() {
        if (!instance.up() || next == log.partition(0).size()) {
            return false;
        }
        follow(Math.min(log.partition(0).size(), next + 1 + world.die().nextInt(RECORDS_MAX)));
        return true;
    }

    void followToEnd() {
        follow(log.partition(0).size());
    }

    private void follow(int end) {
        List<Delivered> records = log.partition(0);
        while (next < end) {
            Delivered record = records.get(next++);
            List<SpecificRecord> folded = wiring.folded(record.event());
            for (SpecificRecord event : folded) {
                intake.apply(
                        new Delivered(event, record.topic(), record.partition(), record.offset(), record.time(), record.key(),
                                record.trace()));
            }
        }
    }

    CompletableFuture<Void> reached(Delivered record) {
        return intake.reached(record.partition(), record.offset());
    }

    boolean caughtUp() {
        return next >= endAtStart;
    }

    void lead() {
        believesToLead = true;
        endWhenAssigned = log.partition(0).size();
    }

    void leadNoMore() {
        believesToLead = false;
    }

    /** By the rule of the real one: the owner, once its replica has what was in the log when that began. */
    @Override
    public boolean leads(int partition) {
        return believesToLead && intake.last(partition) >= endWhenAssigned - 1;
    }

    boolean believesToLead() {
        return believesToLead;
    }

    Rooms rooms() {
        return rooms;
    }
}
