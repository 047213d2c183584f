package frontrow.audit.fold;

import frontrow.audit.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Design section 9: a pass that has bought is over, so nothing is held with it any more, and it buys once of a performance. What was held
 * with it before, of another performance, stays payable. A hold may have begun before it could see the purchase, by the clock tolerance.
 */
final class SpentPasses {

    private final Ending ending;
    private final Findings findings;

    private SpentPasses(Ending ending, Findings findings) {
        this.ending = ending;
        this.findings = findings;
    }

    static void check(Collection<Purchase> purchases, Ending ending, Findings findings) {
        LongSet passes = new LongSet();
        LongSet shared = new LongSet();
        for (Purchase purchase : purchases) {
            if (purchase.wasHeld() && !passes.add(purchase.pass)) {
                shared.add(purchase.pass);
            }
        }
        if (shared.size() == 0) {
            return;
        }
        Map<Long, List<Purchase>> byPass = new HashMap<>();
        for (Purchase purchase : purchases) {
            if (purchase.wasHeld() && shared.contains(purchase.pass)) {
                byPass.computeIfAbsent(purchase.pass, pass -> new ArrayList<>()).add(purchase);
            }
        }
        SpentPasses rule = new SpentPasses(ending, findings);
        byPass.values().forEach(rule::checkOne);
    }

    private void checkOne(List<Purchase> ofPass) {
        Purchase first = ofPass.stream().min((one, other) -> Long.compare(one.boughtMicros(), other.boughtMicros()))
                .orElseThrow();
        for (Purchase other : ofPass) {
            if (other == first || first.boughtMicros() == Micros.NEVER) {
                continue;
            }
            if (other.heldMicros > first.boughtMicros() + ending.toleranceMicros()) {
                add(first, other, "is held", EventKind.SEAT_HELD);
            } else if (other.boughtMicros() != Micros.NEVER && other.performance().equals(first.performance())) {
                add(first, other, "is bought", EventKind.RESERVATION_CONFIRMED);
            }
        }
    }

    private void add(Purchase first, Purchase other, String what, EventKind at) {
        findings.add(Rule.PASS_BUYS_ONCE, other, "it %s at %s with the pass that had bought reservation %s at %s".formatted(what,
                Micros.instant(other.trail.microsOf(at)), first.id, Micros.instant(first.boughtMicros())),
                other.trail.locationOf(at), Trail.of(first.trail, other.trail));
    }
}
