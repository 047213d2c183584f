package frontrow.audit.fold;

import frontrow.audit.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;

/**
 * What only one reservation may have at a time, each from its hold to an end. Of two that are told in one partition, the order of the
 * records is that of the commits, and decides. Two in different partitions have only the times in common at which their transactions
 * began, for the place of an event in its outbox, which would order them, is not in the topic: these may seem to overlap by the clock
 * tolerance.
 *
 * @param having what a held reservation has, as keys; see {@link LongSet}
 * @param ends   the first of these ends it
 */
record Rivals(Having having, List<EventKind> ends) {

    interface Having {
        void forEach(Purchase purchase, LongConsumer key);
    }

    /** Told of two that had the same at once; the second was held later. */
    interface Clash {
        void of(Had first, Had second);
    }

    /** One that had it until then, or {@link Micros#NEVER}. */
    record Had(long key, Purchase by, long untilMicros, long fromLocation, long untilLocation) {

        boolean overlaps(Had later, Ending ending) {
            if (by == later.by) {
                return false;
            }
            if (Location.samePartition(fromLocation, later.fromLocation)) {
                return !endsBefore(later) && !later.endsBefore(this);
            }
            // The end of the older may be in a partition that was read a moment before the newer hold.
            if (untilMicros == Micros.NEVER && ending.excuses(later.by.heldMicros)) {
                return false;
            }
            return Math.min(untilMicros, later.untilMicros) - later.by.heldMicros > ending.toleranceMicros();
        }

        private boolean endsBefore(Had other) {
            return untilMicros != Micros.NEVER && untilLocation < other.fromLocation;
        }
    }

    void check(Collection<Purchase> purchases, Ending ending, Clash clash) {
        Had longest = null;
        for (Had next : sharing(purchases)) {
            if (longest == null || longest.key() != next.key()) {
                longest = next;
                continue;
            }
            if (longest.overlaps(next, ending)) {
                clash.of(longest, next);
            }
            longest = next.untilMicros() > longest.untilMicros() ? next : longest;
        }
    }

    /** Those whose key another one has, too, by key and time. */
    private List<Had> sharing(Collection<Purchase> purchases) {
        LongSet once = new LongSet();
        LongSet twice = new LongSet();
        forEach(purchases, (purchase, key) -> {
            if (!once.add(key)) {
                twice.add(key);
            }
        });
        if (twice.size() == 0) {
            return List.of();
        }
        List<Had> sharing = new ArrayList<>();
        forEach(purchases, (purchase, key) -> {
            if (twice.contains(key)) {
                sharing.add(had(key, purchase));
            }
        });
        sharing.sort(Comparator.comparingLong(Had::key).thenComparingLong(had -> had.by().heldMicros)
                .thenComparingLong(Had::untilMicros));
        return sharing;
    }

    private void forEach(Collection<Purchase> purchases, ObjLongConsumer<Purchase> keyOf) {
        for (Purchase purchase : purchases) {
            if (purchase.wasHeld()) {
                having.forEach(purchase, key -> keyOf.accept(purchase, key));
            }
        }
    }

    private Had had(long key, Purchase purchase) {
        Trail trail = purchase.trail;
        EventKind end = ends.stream().min(Comparator.comparingLong(trail::microsOf)).orElseThrow();
        return new Had(key, purchase, trail.microsOf(end), trail.locationOf(EventKind.SEAT_HELD), trail.locationOf(end));
    }
}
