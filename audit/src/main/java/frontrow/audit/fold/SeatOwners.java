package frontrow.audit.fold;

import frontrow.audit.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Invariant 1. A reservation owns its seats from its hold until they are told free, [SeatHeld.at, SeatReleased.at). Reservations are in
 * any partition, so the owners of a seat are put in the order of their times when all is read.
 */
final class SeatOwners {

    private SeatOwners() {}

    private record Owned(int seat, Purchase by) {}

    static void check(Collection<Purchase> purchases, Ending ending, Findings findings) {
        Map<UUID, List<Owned>> byPerformance = new HashMap<>();
        for (Purchase purchase : purchases) {
            if (purchase.performanceId != null) {
                List<Owned> owned = byPerformance.computeIfAbsent(purchase.performanceId, id -> new ArrayList<>());
                for (int seat : purchase.seats) {
                    owned.add(new Owned(seat, purchase));
                }
            }
        }
        byPerformance.forEach((performance, owned) -> check(performance, owned, ending, findings));
    }

    private static void check(UUID performance, List<Owned> owned, Ending ending, Findings findings) {
        owned.sort(Comparator.comparingInt(Owned::seat).thenComparingLong(each -> each.by().heldMicros)
                .thenComparingLong(each -> each.by().releasedMicros));
        Owned longest = null;
        for (Owned next : owned) {
            if (longest == null || longest.seat() != next.seat()) {
                longest = next;
                continue;
            }
            if (overlap(longest.by(), next.by(), ending)) {
                findings.add(Rule.SEAT_HAS_ONE_OWNER, "seat %d of performance %s".formatted(next.seat(), performance),
                        "reservation %s holds it from %s, while %s has it %s".formatted(next.by().id,
                                Micros.instant(next.by().heldMicros), longest.by().id,
                                longest.by().releasedMicros == Micros.NEVER
                                        ? "still"
                                        : "until " + Micros.instant(longest.by().releasedMicros)),
                        next.by().trail.locationOf(EventKind.SEAT_HELD), Trail.of(longest.by().trail, next.by().trail));
            }
            if (next.by().releasedMicros > longest.by().releasedMicros) {
                longest = next;
            }
        }
    }

    /** The release of the older may be in a partition that was read a moment before the newer hold. */
    private static boolean overlap(Purchase older, Purchase newer, Ending ending) {
        if (older == newer || (ending.excuses(newer.heldMicros) && older.releasedMicros == Micros.NEVER)) {
            return false;
        }
        long common = Math.min(older.releasedMicros, newer.releasedMicros) - newer.heldMicros;
        return common > ending.toleranceMicros();
    }
}
