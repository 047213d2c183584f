package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.ScheduledPerformance;
import frontrow.events.reservation.ScheduledSection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invariant 3, its beginning: seats are the hall's, each once, and the amount is the sum of their prices. */
final class Halls {

    private final Map<UUID, List<ScheduledSection>> sections = new HashMap<>();

    private final Map<UUID, UUID> performances = new HashMap<>();

    void scheduled(ConcertScheduled event) {
        for (ScheduledPerformance performance : event.getPerformances()) {
            sections.putIfAbsent(performance.getPerformanceId(), performance.getSections());
        }
    }

    /** One object for each, of however many events it is named. */
    UUID known(UUID performance) {
        return performances.computeIfAbsent(performance, id -> id);
    }

    void check(Purchase purchase, Findings findings) {
        if (purchase.performanceId == null || purchase.terms == null) {
            return;
        }
        List<ScheduledSection> hall = sections.get(purchase.performanceId);
        if (hall == null) {
            findings.add(Rule.EFFECT_HAS_A_CAUSE, purchase, "SeatHeld of a performance that was never scheduled",
                    purchase.trail.locationOf(EventKind.SEAT_HELD));
            return;
        }
        long priceMinor = 0;
        int before = Integer.MIN_VALUE;
        for (int seat : purchase.seats) {
            long price = priceOf(hall, seat);
            if (price < 0 || seat <= before) {
                findings.add(Rule.STEP_IS_LEGAL, purchase, "seat %d is not in the hall, or not in order".formatted(seat),
                        purchase.trail.locationOf(EventKind.SEAT_HELD));
                return;
            }
            before = seat;
            priceMinor += price;
        }
        if (priceMinor != purchase.terms.amountMinor()) {
            findings.add(Rule.TERMS_STAY, purchase,
                    "its seats cost %d, not %d".formatted(priceMinor, purchase.terms.amountMinor()),
                    purchase.trail.locationOf(EventKind.SEAT_HELD));
        }
    }

    private static long priceOf(List<ScheduledSection> hall, int seat) {
        for (ScheduledSection section : hall) {
            if (section.getFirstSeat() <= seat && seat <= section.getLastSeat()) {
                return section.getPriceMinor();
            }
        }
        return -1;
    }
}
