package frontrow.audit.fold;

import frontrow.audit.Violation.Step;
import frontrow.events.queue.RoomChanged;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 8, how fast. In no second are more let in than the room allows, by the times in the events; one that seems to be earlier
 * than those before it, by another leader's clock, counts as simultaneous with them. Two leaders for a moment keep to this as well: each counts a prefix of the log, both admit
 * the same fans in the same order, and of each fan's admissions the first has effect. A limit that was lowered excuses for the grace
 * who decided before having read of it.
 */
final class Pace {

    private static final long SECOND_MICROS = 1_000_000;

    private record Limit(int perSecondMax, long endedMicros) {}

    private final long graceMicros;
    private final Deque<Seen> lastSecond = new ArrayDeque<>();
    private final Deque<Limit> before = new ArrayDeque<>();
    private Seen setting;
    private int perSecondMax;

    Pace(RoomChanged opened, Seen setting, long graceMicros) {
        this.perSecondMax = opened.getAdmissionsPerSecond();
        this.setting = setting;
        this.graceMicros = graceMicros;
    }

    void change(RoomChanged event, Seen changed) {
        before.addLast(new Limit(perSecondMax, changed.atMicros()));
        perSecondMax = event.getAdmissionsPerSecond();
        setting = changed;
    }

    /** @return what is wrong with this admission, which has effect; null if nothing is */
    @Nullable
    String admitted(Seen admission) {
        lastSecond.addLast(admission);
        while (lastSecond.getFirst().atMicros() <= admission.atMicros() - SECOND_MICROS) {
            lastSecond.removeFirst();
        }
        int allowed = allowedAt(admission.atMicros());
        return lastSecond.size() <= allowed
                ? null
                : "as number %d in the second until %s, when %d were allowed".formatted(lastSecond.size(),
                        Micros.instant(admission.atMicros()), allowed);
    }

    private int allowedAt(long atMicros) {
        while (!before.isEmpty() && before.getFirst().endedMicros() < atMicros - graceMicros) {
            before.removeFirst();
        }
        return before.stream().mapToInt(Limit::perSecondMax).reduce(perSecondMax, Math::max);
    }

    /** The setting, the first of the second, and the last, which is one too many. */
    List<Step> chain() {
        return List.of(Trail.stepOf(setting), Trail.stepOf(lastSecond.getFirst()), Trail.stepOf(lastSecond.getLast()));
    }
}
