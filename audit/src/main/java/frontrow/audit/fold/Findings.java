package frontrow.audit.fold;

import frontrow.audit.Location;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import frontrow.audit.Violation.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The violations so far: all are counted, the first of each rule are kept. */
public final class Findings {

    private final int keptPerRuleMax;
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private final List<Violation> kept = new ArrayList<>();

    Findings(int keptPerRuleMax) {
        this.keptPerRuleMax = keptPerRuleMax;
    }

    Findings copy() {
        Findings copy = new Findings(keptPerRuleMax);
        copy.counts.putAll(counts);
        copy.kept.addAll(kept);
        return copy;
    }

    public void add(Violation violation) {
        if (counts.merge(violation.rule(), 1L, Long::sum) <= keptPerRuleMax) {
            kept.add(violation);
        }
    }

    void add(Rule rule, String subject, String message, long location, List<Step> chain) {
        add(new Violation(rule, subject, message, Location.unpacked(location), chain));
    }

    void add(Rule rule, Purchase purchase, String message, long location) {
        add(rule, "reservation " + purchase.id, message, location, purchase.trail.steps());
    }

    void add(Rule rule, Purchase purchase, String message, long location, List<Step> chain) {
        add(rule, "reservation " + purchase.id, message, location, chain);
    }

    Map<Rule, Long> counts() {
        return counts;
    }

    List<Violation> kept() {
        return kept;
    }
}
