package frontrow.audit.fold;

import frontrow.audit.Rule;
import java.util.Collection;
import java.util.List;

/** Design section 5: a fan has one open reservation of a performance, from its hold until it is confirmed or released. */
final class OpenReservations {

    private static final Rivals OF_A_FAN = new Rivals(
            (purchase, key) -> key.accept(LongSet.mixed(LongSet.of(purchase.performance()), LongSet.of(purchase.fan()))),
            List.of(EventKind.RESERVATION_CONFIRMED, EventKind.SEAT_RELEASED));

    private OpenReservations() {}

    static void check(Collection<Purchase> purchases, Ending ending, Findings findings) {
        OF_A_FAN.check(purchases, ending, (first, second) -> findings.add(Rule.ONE_OPEN_RESERVATION, second.by(),
                "%s held it at %s, while %s of the same performance was open %s".formatted(second.by().fan(),
                        Micros.instant(second.by().heldMicros), first.by().id, Micros.until(first.untilMicros())),
                second.fromLocation(), Trail.of(first.by().trail, second.by().trail)));
    }
}
