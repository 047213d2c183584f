package frontrow.simulation;

import frontrow.simulation.Faults.Fault;
import java.util.List;

/** Who owns the line's partition. For a moment, two believe that they do. */
final class LeaderElection implements Actor {

    private final World world;
    private final List<QueueInstance> instances;

    LeaderElection(World world, List<QueueInstance> instances) {
        this.world = world;
        this.instances = instances;
    }

    @Override
    public boolean step() {
        List<QueueInstance> leaders = instances.stream().filter(each -> each.replica().believesToLead()).toList();
        if (leaders.size() > 1 && (world.faults().over() || world.die().nextInt(8) == 0)) {
            leaders.get(world.die().nextInt(leaders.size())).replica().leadNoMore();
            return true;
        }
        if (leaders.isEmpty() || (leaders.size() == 1 && world.faults().strikes(Fault.SECOND_LEADER))) {
            for (QueueInstance candidate : instances) {
                if (candidate.instance().up() && !candidate.replica().believesToLead()) {
                    candidate.replica().lead();
                    world.tell(() -> candidate.instance().name() + " leads");
                    return true;
                }
            }
        }
        return false;
    }
}
