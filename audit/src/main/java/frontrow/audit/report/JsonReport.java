package frontrow.audit.report;

import frontrow.audit.Report;
import frontrow.audit.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** The report for programs. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    public static String of(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("proven", report.proven());
        json.put("asOf", report.now().toString());
        json.put("quiet", report.quiet());
        json.put("totals", report.totals());
        json.put("violationCount", report.violationCount());
        json.put("violations", report.violations().stream().map(JsonReport::violation).toList());
        Map<String, List<Long>> timeline = new LinkedHashMap<>();
        report.timeline().forEach((minute, counts) -> timeline.put(minute.toString(), counts));
        json.put("recordsPerMinute", timeline);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static Map<String, Object> violation(Violation violation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", violation.rule().name());
        json.put("invariant", violation.rule().invariant());
        json.put("subject", violation.subject());
        json.put("message", violation.message());
        json.put("at", violation.at() == null ? null : violation.at());
        json.put("chain", violation.chain().stream().map(JsonReport::step).toList());
        return json;
    }

    private static Map<String, Object> step(Violation.Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", step.at().toString());
        json.put("event", step.event());
        json.put("location", step.location());
        json.put("fields", step.fields());
        return json;
    }
}
