package frontrow.analytics.web;

import frontrow.analytics.application.RunAudit;
import frontrow.analytics.domain.AuditRuns;
import frontrow.analytics.domain.AuditRuns.AuditRun;
import frontrow.analytics.domain.AuditRuns.Outcome;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Audits of the topics, for operators. */
@RestController
@RequestMapping("/api/admin/audits")
@Tag(name = "Audits")
class AuditController {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private final RunAudit runAudit;
    private final AuditRuns runs;
    private final JsonMapper json;

    AuditController(RunAudit runAudit, AuditRuns runs, JsonMapper json) {
        this.runAudit = runAudit;
        this.runs = runs;
        this.json = json;
    }

    record Begun(UUID auditId) {}

    record AuditsBody(List<AuditBody> audits) {}

    /**
     * @param progress how far it is, or was; where it failed: why
     * @param outcome  absent while it runs
     * @param report   as {@code ./frontrow audit --json} writes it
     */
    record AuditBody(UUID auditId, String askedBy, Instant begunAt, @Nullable Instant endedAt, String progress,
            @Nullable Outcome outcome, @Nullable Map<String, Object> report) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replay all topics and prove, or refute, that no seat was sold twice, no money was lost and nobody jumped the line.")
    Begun begin(Caller caller) {
        return new Begun(runAudit.begin(caller.userId()).orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, "AUDIT_RUNNING",
                "An audit is running already; wait for its end.")));
    }

    @GetMapping
    @Operation(summary = "The last audits, newest first, with their reports.")
    AuditsBody newest(@RequestParam(defaultValue = "1") @Min(1) @Max(20) int limit) {
        return new AuditsBody(runs.newest(limit).stream().map(this::body).toList());
    }

    private AuditBody body(AuditRun run) {
        return new AuditBody(run.auditId(), run.askedBy(), run.begunAt(), run.endedAt(), run.progress(), run.outcome(),
                run.report() == null ? null : json.readValue(run.report(), OBJECT));
    }
}
