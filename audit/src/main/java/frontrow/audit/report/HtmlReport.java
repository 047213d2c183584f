package frontrow.audit.report;

import frontrow.audit.Report;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else. */
public final class HtmlReport {

    @SuppressWarnings("InlineFormatString")
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Frontrow audit: %1$s</title>
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
              h1 { color: %2$s } table { border-collapse: collapse } td, th { padding: .2rem 1rem .2rem 0; text-align: left; vertical-align: top }
              dl { margin: 0; display: grid; grid-template-columns: auto 1fr; column-gap: .6rem; font-size: 13px } dd { margin: 0 }
              td.n { text-align: right; font-variant-numeric: tabular-nums } code { font-size: 13px }
              article { border-left: 4px solid #b00020; padding-left: 1rem; margin: 1rem 0 } svg { width: 100%%; height: auto }
            </style></head><body>
            <h1>%1$s</h1>
            <p>As of %3$s%4$s.</p>
            <h2>Totals</h2>
            <table>%5$s</table>
            <h2>Records per minute</h2>
            %6$s
            <h2>Events</h2>
            <table>%7$s</table>
            <h2>Rules</h2>
            <table>%8$s</table>
            <h2>Violations</h2>
            %9$s
            </body></html>
            """;

    private HtmlReport() {}

    public static String of(Report report) {
        return PAGE.formatted(report.proven() ? "Proven" : "Refuted", report.proven() ? "#0b6b2b" : "#b00020", report.now(),
                report.quiet() ? ", when everything was to have ended" : "", totals(report), TimelineChart.of(report.timeline()),
                rows(report.totals().byEvent()), rules(report),
                report.violations().isEmpty()
                        ? "<p>None.</p>"
                        : report.violations().stream().map(HtmlReport::violation).collect(Collectors.joining()));
    }

    private static String totals(Report report) {
        Report.Totals totals = report.totals();
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("records", totals.records());
        rows.put("of them repeats", totals.repeats());
        rows.put("reservations", totals.reservations());
        rows.put("confirmed", totals.confirmed());
        rows.put("released", totals.released());
        rows.put("cancelled", totals.cancelled());
        rows.put("open", totals.open());
        rows.put("not judged across services, because under way", totals.inFlight());
        rows.put("wallets", totals.wallets());
        rows.put("they hold", totals.walletsMinor());
        rows.put("the box office took", totals.takenMinor());
        rows.put("fans joined", totals.joined());
        rows.put("admitted", totals.admitted());
        rows.put("admissions without effect", totals.ignoredAdmissions());
        rows.put("payments paid back by operators", totals.paidBackByOperators());
        rows.put("their sum", totals.paidBackByOperatorsMinor());
        return rows(rows);
    }

    private static String rows(Map<String, Long> rows) {
        return rows.entrySet().stream().map(row -> "<tr><td>%s</td><td class=n>%s</td></tr>".formatted(escaped(row.getKey()),
                String.format(Locale.ROOT, "%,d", row.getValue()))).collect(Collectors.joining());
    }

    private static String rules(Report report) {
        Map<Rule, Long> broken = new TreeMap<>(report.violationCount());
        StringBuilder rows = new StringBuilder("<tr><th>invariant<th>rule<th>violations</tr>");
        for (Rule rule : Rule.values()) {
            rows.append("<tr><td class=n>%d</td><td>%s</td><td class=n>%s</td></tr>".formatted(rule.invariant(),
                    escaped(rule.claim()),
                    broken.containsKey(rule) ? "<strong>" + broken.get(rule) + "</strong>" : "0"));
        }
        return rows.toString();
    }

    private static String violation(Violation violation) {
        String chain = violation.chain().stream().map(HtmlReport::step).collect(Collectors.joining());
        return "<article><h3>%s</h3><p>%s</p><p>%s %s</p><table>%s</table></article>%n".formatted(escaped(violation.subject()),
                escaped(violation.message()), escaped(violation.rule().claim()),
                violation.at() == null ? "" : "First broken at <code>" + violation.at() + "</code>.", chain);
    }

    private static String step(Violation.Step step) {
        String fields = step.fields().entrySet().stream().map(field -> "<dt>%s<dd>%s".formatted(escaped(field.getKey()),
                escaped(String.valueOf(field.getValue())))).collect(Collectors.joining());
        return "<tr><td>%s</td><td>%s</td><td><code>%s</code></td><td><dl>%s</dl></td></tr>".formatted(step.at(),
                escaped(step.event()), escaped(step.location().toString()), fields);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
