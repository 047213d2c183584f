package frontrow.audit.fold;

import frontrow.audit.Rule;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;

/** Invariant 1. A reservation owns its seats from its hold until they are told free. */
final class SeatOwners {

    private static final Rivals OF_A_SEAT = new Rivals(SeatOwners::seats, List.of(EventKind.SEAT_RELEASED));

    private SeatOwners() {}

    static void check(Collection<Purchase> purchases, Ending ending, Findings findings) {
        OF_A_SEAT.check(purchases, ending, (first, second) -> findings.add(Rule.SEAT_HAS_ONE_OWNER,
                "seat %d of performance %s".formatted(common(first.by(), second.by()), second.by().performanceId),
                "reservation %s holds it from %s, while %s has it %s".formatted(second.by().id,
                        Micros.instant(second.by().heldMicros), first.by().id, Micros.until(first.untilMicros())),
                second.fromLocation(), Trail.of(first.by().trail, second.by().trail)));
    }

    private static void seats(Purchase purchase, LongConsumer key) {
        long performance = LongSet.of(purchase.performance());
        for (int seat : purchase.seats) {
            key.accept(LongSet.mixed(performance, seat));
        }
    }

    private static int common(Purchase one, Purchase other) {
        for (int seat : one.seats) {
            for (int same : other.seats) {
                if (seat == same) {
                    return seat;
                }
            }
        }
        throw new IllegalStateException("No seat of both " + one.id + " and " + other.id);
    }
}
