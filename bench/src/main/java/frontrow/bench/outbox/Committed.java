package frontrow.bench.outbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A row that has been committed.
 *
 * @param askedNanos     before that it was not committed
 * @param committedNanos right after it was
 */
record Committed(UUID id, String key, long askedNanos, long committedNanos) {

    /** How many came to their consumer before one of the same key that was committed before they were even asked for. */
    static long overtaken(List<Committed> rows, Arrivals arrivals) {
        return rows.stream().collect(Collectors.groupingBy(Committed::key)).values().stream()
                .mapToLong(ofKey -> overtakenWithin(ofKey, arrivals)).sum();
    }

    private static long overtakenWithin(List<Committed> ofKey, Arrivals arrivals) {
        List<Committed> inOrder = new ArrayList<>(ofKey);
        inOrder.sort(Comparator.comparingLong(Committed::committedNanos));
        long overtaken = 0;
        for (int later = 1; later < inOrder.size(); later++) {
            Committed earlier = inOrder.get(later - 1);
            Committed row = inOrder.get(later);
            if (earlier.committedNanos < row.askedNanos
                    && arrivals.of(earlier.id).number() > arrivals.of(row.id).number()) {
                overtaken++;
            }
        }
        return overtaken;
    }
}
