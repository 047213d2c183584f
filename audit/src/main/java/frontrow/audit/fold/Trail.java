package frontrow.audit.fold;

import frontrow.audit.Location;
import frontrow.audit.Violation.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which records told of something, two longs each: where, and what and when. */
final class Trail {

    private static final int KIND_BITS = 5;
    private static final int STEPS_AT_FIRST = 6;

    private long[] steps = new long[2 * STEPS_AT_FIRST];
    private int size;

    void add(Seen seen) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
        }
        steps[size++] = seen.location();
        steps[size++] = (seen.atMicros() << KIND_BITS) | seen.kind().code();
    }

    /** The first of this kind; without one, the newest of all. */
    long locationOf(EventKind kind) {
        int newest = 0;
        for (int i = 0; i < size; i += 2) {
            if (kindAt(i) == kind) {
                return steps[i];
            }
            newest = steps[i + 1] > steps[newest + 1] ? i : newest;
        }
        return steps[newest];
    }

    /** When the first of this kind happened; NEVER without one. */
    long microsOf(EventKind kind) {
        long first = Micros.NEVER;
        for (int i = 0; i < size; i += 2) {
            if (kindAt(i) == kind) {
                first = Math.min(first, steps[i + 1] >> KIND_BITS);
            }
        }
        return first;
    }

    long newestMicros() {
        long newest = Long.MIN_VALUE;
        for (int i = 1; i < size; i += 2) {
            newest = Math.max(newest, steps[i] >> KIND_BITS);
        }
        return newest;
    }

    List<Step> steps() {
        return sorted(IntStream.range(0, size / 2).mapToObj(this::step));
    }

    static List<Step> of(Trail one, Trail other) {
        return sorted(Stream.concat(one.steps().stream(), other.steps().stream()));
    }

    private static List<Step> sorted(Stream<Step> steps) {
        return steps.sorted(Comparator.comparing(Step::at)).toList();
    }

    private Step step(int index) {
        return new Step(Location.unpacked(steps[2 * index]), kindAt(2 * index).eventName(),
                Micros.instant(steps[2 * index + 1] >> KIND_BITS));
    }

    private EventKind kindAt(int i) {
        return EventKind.ALL[(int) steps[i + 1] & ((1 << KIND_BITS) - 1)];
    }

    static Step stepOf(Seen seen) {
        return new Step(Location.unpacked(seen.location()), seen.kind().eventName(), Micros.instant(seen.atMicros()));
    }
}
