package frontrow.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param violations     those that are told one by one
 * @param violationCount all of them, by rule
 * @param timeline       records per minute of the broker's time, by topic in the order of {@code Topics.ALL}
 */
public record Report(Instant now, boolean quiet, List<Violation> violations, Map<Rule, Long> violationCount, Totals totals,
        Map<Instant, List<Long>> timeline) {

    public Report {
        violations = List.copyOf(violations);
        violationCount = Map.copyOf(violationCount);
    }

    public Report withViolations(List<Violation> told) {
        return new Report(now, quiet, told, violationCount, totals, timeline);
    }

    public boolean proven() {
        return violations.isEmpty() && violationCount.isEmpty();
    }

    /**
     * @param records           all, with repeats
     * @param byEvent           events by type, without repeats
     * @param inFlight          reservations that are not judged across services, for something happened to them just now
     * @param ignoredAdmissions by a leader that was none any more: they had no effect
     */
    public record Totals(long records, long repeats, Map<String, Long> byEvent, long reservations, long confirmed, long released,
            long cancelled, long open, long inFlight, long wallets, long walletsMinor, long takenMinor, long joined,
            long admitted,
            long ignoredAdmissions,
            long paidBackByOperators, long paidBackByOperatorsMinor) {}
}
