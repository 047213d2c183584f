package frontrow.simulation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A process of a service. A crash takes its memory; whoever keeps something there says how it goes on without. */
final class Instance {

    private final String name;
    private final World world;
    private final Clock clock;
    private final List<Runnable> memory = new ArrayList<>();
    private boolean up = true;
    private int life;

    Instance(String name, World world) {
        this.name = name;
        this.world = world;
        this.clock = world.skewedClock();
        world.instances().add(this);
    }

    void forgetsOnCrash(Runnable memory) {
        this.memory.add(memory);
    }

    void crash() {
        if (up) {
            up = false;
            life++;
            world.tell(() -> name + " crashes");
            memory.forEach(Runnable::run);
        }
    }

    void restart() {
        if (!up) {
            up = true;
            world.tell(() -> name + " is back");
        }
    }

    boolean up() {
        return up;
    }

    /** Changes with every crash: who has waited finds out whether it is still the same process. */
    int life() {
        return life;
    }

    /** Close to the world's, never exact. */
    Clock clock() {
        return clock;
    }

    String name() {
        return name;
    }
}
