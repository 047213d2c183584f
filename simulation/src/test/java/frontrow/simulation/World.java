package frontrow.simulation;

import frontrow.simulation.Faults.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run: the die, the clock, and whose turn it is. */
final class World {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final int TRIES_MAX = 100;
    private static final int SWEEPS_MAX = 3_000;
    private static final int STEPS_AT_REST_MAX = 10_000;
    private static final int IDLE_SECONDS_AT_REST = 6;

    private final SplittableRandom die;
    private final Faults faults;
    private final int jumpsPerMille;
    private final int pauseMicrosMax;
    private final int skewMicrosMax;
    private final @Nullable Consumer<String> story;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final TreeSet<Long> deadlines = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();
    private long micros;
    private Instant now = BEGINNING;
    private int stepsAtRest;
    private boolean nested;

    World(long seed, @Nullable Consumer<String> story) {
        this.die = new SplittableRandom(seed);
        this.story = story;
        this.faults = new Faults(die);
        this.jumpsPerMille = new int[]{0, 5, 20, 60}[die.nextInt(4)];
        this.pauseMicrosMax = new int[]{100, 20_000, 500_000}[die.nextInt(3)];
        this.skewMicrosMax = new int[]{1, 1, 50_000, 1_500_000}[die.nextInt(4)];
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            passTime();
            somethingHappens();
        }
    }

    private void passTime() {
        int luck = die.nextInt(1000);
        if (luck < jumpsPerMille) {
            jumpToDeadline(die.nextInt(3) - 1);
        } else if (luck < 500) {
            setTime(micros + die.nextInt(pauseMicrosMax));
        }
    }

    /** Right before it, at it, or right after it: the worst moments there are. */
    private boolean jumpToDeadline(int microsAfter) {
        Long next = deadlines.higher(micros);
        if (next != null) {
            setTime(Math.max(micros, next + microsAfter));
        }
        return next != null;
    }

    private void setTime(long newMicros) {
        micros = newMicros;
        now = BEGINNING.plus(micros, ChronoUnit.MICROS);
    }

    private void somethingHappens() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (step(actors.get(die.nextInt(actors.size())))) {
                return;
            }
        }
    }

    private boolean step(Actor actor) {
        try {
            return actor.step();
        } catch (Crash crash) {
            crash.instance().crash();
            return true;
        }
    }

    /** What others do while somebody waits. */
    void meanwhile(Instance waiting) {
        if (!nested && faults.strikes(Fault.OTHERS_MEANWHILE)) {
            nested = true;
            int life = waiting.life();
            for (int others = 1 + die.nextInt(3); others > 0; others--) {
                passTime();
                somethingHappens();
            }
            nested = false;
            if (waiting.life() != life) {
                throw new Crash(waiting);
            }
        }
    }

    /** No more faults; goes on until nothing is left to do and every deadline has passed. */
    void comeToRest() {
        faults.end();
        instances.forEach(Instance::restart);
        int idleSeconds = 0;
        for (int sweeps = 0; idleSeconds < IDLE_SECONDS_AT_REST; sweeps++) {
            if (sweeps > SWEEPS_MAX || stepsAtRest == STEPS_AT_REST_MAX) {
                violation("It never comes to rest.");
                return;
            }
            if (sweep()) {
                idleSeconds = 0;
            } else if (!jumpToDeadline(0)) {
                setTime(micros + 1_000_000);
                idleSeconds++;
            }
        }
    }

    private boolean sweep() {
        boolean any = false;
        for (Actor actor : actors) {
            while (stepsAtRest < STEPS_AT_REST_MAX && step(actor)) {
                stepsAtRest++;
                any = true;
            }
        }
        return any;
    }

    void deadline(Instant at) {
        deadlines.add(ChronoUnit.MICROS.between(BEGINNING, at));
    }

    Clock skewedClock() {
        long skewNanos = 1000L * (die.nextInt(2 * skewMicrosMax) - skewMicrosMax);
        return new SkewedClock(this, skewNanos);
    }

    Instant now() {
        return now;
    }

    /** What was decided before is decided again in the same way: ids, too, come from the seed. */
    UUID newId() {
        return new UUID(die.nextLong(), die.nextLong());
    }

    SplittableRandom die() {
        return die;
    }

    Faults faults() {
        return faults;
    }

    List<Actor> actors() {
        return actors;
    }

    List<Instance> instances() {
        return instances;
    }

    void tell(Supplier<String> what) {
        if (story != null) {
            story.accept(now + " " + what.get());
        }
    }

    void violation(String what) {
        tell(() -> "VIOLATION " + what);
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }
}
