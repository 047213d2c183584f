package frontrow.simulation;

import frontrow.events.Topics;
import frontrow.events.queue.RoomState;
import frontrow.queue.application.ChangeRoom;
import frontrow.simulation.Faults.Fault;
import java.util.List;

/** What happens to a town: instances end and come back, its room is resized, paused, and at last opened again. */
final class Mishaps {

    private final Town town;
    private final World world;

    Mishaps(Town town) {
        this.town = town;
        this.world = town.world();
    }

    List<Actor> actors() {
        return List.of(this::changeTheRoom, this::goWrong);
    }

    private boolean changeTheRoom() {
        if (world.die().nextInt(30) > 0 || world.faults().over()) {
            return false;
        }
        RoomState state = world.die().nextInt(3) == 0 ? RoomState.PAUSED : RoomState.OPEN;
        town.queue().change(town.concertId(), new ChangeRoom.Wish(state, 1 + world.die().nextInt(3), null));
        return true;
    }

    private boolean goWrong() {
        if (world.faults().over()) {
            return openAgain();
        }
        for (Instance instance : world.instances()) {
            if (!instance.up() && world.die().nextInt(3) == 0) {
                instance.restart();
                return true;
            }
        }
        if (world.faults().strikes(Fault.KILL)) {
            world.instances().get(world.die().nextInt(world.instances().size())).crash();
            return true;
        }
        return false;
    }

    /** So that the line can come to its end. */
    private boolean openAgain() {
        int records = town.broker().topic(Topics.QUEUE).messages().size();
        QueueInstance asked = town.queues().getFirst();
        if (asked.isPaused(town.concertId())) {
            asked.change(town.concertId(), new ChangeRoom.Wish(RoomState.OPEN, null, null));
        }
        return town.broker().topic(Topics.QUEUE).messages().size() > records;
    }
}
