package frontrow.audit.report;

import frontrow.audit.Report;
import frontrow.audit.Report.Totals;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report in few lines of text. */
public final class Verdict {

    private static final int TOLD_PER_RULE_MAX = 3;

    private Verdict() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        Totals totals = report.totals();
        line(text, "%s as of %s%s", report.proven() ? "PROVEN" : "REFUTED", report.now(),
                report.quiet() ? ", when everything was to have ended" : "");
        line(text,
                "  %,d records, %,d of them repeats; %,d reservations: %,d confirmed, %,d released, %,d cancelled, %,d open, %,d in flight",
                totals.records(), totals.repeats(), totals.reservations(), totals.confirmed(), totals.released(),
                totals.cancelled(),
                totals.open(), totals.inFlight());
        line(text,
                "  %,d wallets hold %,d; the box office took %,d; %,d fans joined a line, %,d were admitted, %,d admissions had no effect",
                totals.wallets(), totals.walletsMinor(), totals.takenMinor(), totals.joined(), totals.admitted(),
                totals.ignoredAdmissions());
        if (totals.paidBackByOperators() > 0) {
            line(text, "  %,d payments, %,d in all, were paid back outside the wallet, by the word of operators",
                    totals.paidBackByOperators(), totals.paidBackByOperatorsMinor());
        }
        new TreeMap<>(report.violationCount()).forEach((rule, count) -> rule(text, report, Map.entry(rule, count)));
        return text.toString();
    }

    private static void rule(StringBuilder text, Report report, Map.Entry<Rule, Long> broken) {
        Rule rule = broken.getKey();
        line(text, "%nInvariant %d, %s: %s  %,d times", rule.invariant(), rule, rule.claim(), broken.getValue());
        report.violations().stream().filter(violation -> violation.rule() == rule).limit(TOLD_PER_RULE_MAX)
                .forEach(violation -> violation(text, violation));
    }

    private static void violation(StringBuilder text, Violation violation) {
        line(text, "  %s: %s%s", violation.subject(), violation.message(),
                violation.at() == null ? "" : " (" + violation.at() + ")");
        violation.chain().forEach(step -> line(text, "      %s  %-22s %s", step.at(), step.event(), step.location()));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
