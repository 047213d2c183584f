package frontrow.analytics.web;

import frontrow.analytics.application.CountAnew;
import frontrow.analytics.domain.Reports;
import frontrow.analytics.domain.Reports.Grain;
import frontrow.analytics.domain.Reports.Minute;
import frontrow.analytics.domain.Reports.Report;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The figures of a concert, for operators. */
@RestController
@RequestMapping("/api/admin/analytics")
@Tag(name = "Figures")
class FiguresController {

    private static final String CSV = "text/csv";
    private static final int MINUTES_MAX = 1_440;

    private final Reports reports;
    private final CountAnew countAnew;
    private final FiguresPush push;

    FiguresController(Reports reports, CountAnew countAnew, FiguresPush push) {
        this.reports = reports;
        this.countAnew = countAnew;
        this.push = push;
    }

    record MinutesBody(List<Minute> minutes) {}

    record Build(long build) {}

    @GetMapping("/concerts/{concertId}")
    @Operation(summary = "From joining the line to a sold seat: totals, by performance and section, and how long fans took, in seconds.")
    Report report(@PathVariable UUID concertId) {
        return reports.of(concertId).orElseThrow(() -> unknown(concertId));
    }

    @GetMapping("/concerts/{concertId}/minutes")
    @Operation(summary = "The same by minute, ascending, and by performance or section, if wanted; the next part begins after the last minute.")
    MinutesBody minutes(@PathVariable UUID concertId, @RequestParam(defaultValue = "CONCERT") Grain by,
            @RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant from,
            @RequestParam(defaultValue = "" + MINUTES_MAX) @Min(1) @Max(MINUTES_MAX) int limit) {
        return new MinutesBody(known(concertId, by, from, limit));
    }

    @GetMapping(path = "/concerts/{concertId}/minutes.csv", produces = CSV)
    @Operation(summary = "The same as comma-separated values (RFC 4180).")
    String minutesAsCsv(@PathVariable UUID concertId, @RequestParam(defaultValue = "CONCERT") Grain by,
            @RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant from,
            @RequestParam(defaultValue = "" + MINUTES_MAX) @Min(1) @Max(MINUTES_MAX) int limit) throws IOException {
        return MinutesCsv.of(known(concertId, by, from, limit), by);
    }

    private List<Minute> known(UUID concertId, Grain by, Instant from, int limit) {
        List<Minute> minutes = reports.minutes(concertId, by, from, limit);
        if (minutes.isEmpty() && reports.of(concertId).isEmpty()) {
            throw unknown(concertId);
        }
        return minutes;
    }

    @GetMapping(path = "/concerts/{concertId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The totals as server-sent events `figures`, whenever they change, at most once a second.")
    SseEmitter events(@PathVariable UUID concertId) {
        if (reports.of(concertId).isEmpty()) {
            throw unknown(concertId);
        }
        return push.open(concertId);
    }

    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Forget all figures and count from the first record on, while the service runs.")
    Build rebuild() {
        return new Build(countAnew.begin());
    }

    private static Problem unknown(UUID concertId) {
        return Problem.of(HttpStatus.NOT_FOUND, "CONCERT_NOT_FOUND",
                "No concert %s was announced, or its announcement has not been counted yet.".formatted(concertId));
    }
}
